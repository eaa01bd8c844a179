import type { Method, MethodResult } from '../../../contracts/page-messages.ts';

/** A result of each method that the contract accepts; nothing in it is real. */
export const RESULTS: { readonly [M in Method]: MethodResult<M> } = {
  status: {
    name: 'eID Bridge',
    version: '9.8.7',
    apiLevel: 1,
    readers: [
      { id: 'reader-1', name: 'Fake Reader', pinPad: false, card: { state: 'ready', kind: 'belgian-eid' } },
      { id: 'reader-2', name: 'Empty Reader', pinPad: true, card: null },
    ],
  },
  authenticate: {
    authToken: {
      format: 'web-eid:1.0',
      unverifiedCertificate: 'Y2VydA==',
      algorithm: 'ES384',
      signature: 'c2lnbmF0dXJl',
      appVersion: 'https://example.org/fake/1.0.0',
    },
    chain: ['Y2E=', 'cm9vdA=='],
  },
  readIdentity: {
    identity: {
      values: {
        surname: 'Testnaam',
        givenNames: 'Proef Persoon T',
        birthDate: '1990-01',
        birthPlace: 'Nergenshuizen',
        sex: 'F',
        nationality: 'Belg',
        nationalNumber: '00000000000',
        address: { streetAndNumber: 'Teststraat 1', postalCode: '1000', municipality: 'Brussel' },
        cardNumber: '000000000000',
        cardValidity: { from: '2020-01-01', until: '2030-01-01' },
        photo: 'cGhvdG8=',
      },
      evidence: {
        identityFile: 'aWQ=',
        identitySignature: 'c2ln',
        addressFile: 'YWRk',
        addressSignature: 'c2ln',
        photo: 'cGhvdG8=',
        registerCertificate: 'cm4=',
      },
    },
  },
  getSigningCertificate: {
    certificate: 'Y2VydA==',
    supportedSignatureAlgorithms: [
      { cryptoAlgorithm: 'ECC', hashFunction: 'SHA-384', paddingScheme: 'NONE' },
      { cryptoAlgorithm: 'RSA', hashFunction: 'SHA-256', paddingScheme: 'PKCS1.5' },
    ],
  },
  sign: {
    signature: 'c2lnbmF0dXJl',
    signatureAlgorithm: { cryptoAlgorithm: 'ECC', hashFunction: 'SHA-384', paddingScheme: 'NONE' },
  },
  cancel: { cancelled: true },
};

export const NONCE = 'bm9uY2UtZm9yLXRlc3RzLW9ubHktbm90LWEtcmVhbC1vbmU=';
