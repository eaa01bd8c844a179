import { createHash, verify, X509Certificate } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { loadCard, type CitizenId } from '../../../simulator/cards.ts';
import { bridgePerTest, withCard } from '../../support/bridge/bridge-per-test.ts';

const document = Buffer.from('a document of the commune');
const documentName = 'permit.pdf';

async function certificateOf(citizen: CitizenId, role: 'signature' | 'authentication' = 'signature'): Promise<string> {
  return Buffer.from((await loadCard(citizen)).certificates[role]).toString('base64');
}

function digest(name: 'sha256' | 'sha384' | 'sha512'): string {
  return createHash(name).update(document).digest('base64');
}

describe('getSigningCertificate', () => {
  const start = bridgePerTest();

  it.each([
    ['nl-p384', [['ECC', 'SHA-384', 'NONE']]],
    [
      'fr-rsa',
      [
        ['RSA', 'SHA-256', 'PKCS1.5'],
        ['RSA', 'SHA-384', 'PKCS1.5'],
        ['RSA', 'SHA-512', 'PKCS1.5'],
      ],
    ],
  ] as const)('gives the signature certificate of %s with consent and without PIN', async (citizen, algorithms) => {
    const { connect, prompter, cards } = await withCard(start, citizen);
    const page = await connect();
    expect(await page.call('getSigningCertificate')).toEqual({
      certificate: await certificateOf(citizen),
      supportedSignatureAlgorithms: algorithms.map(([cryptoAlgorithm, hashFunction, paddingScheme]) => ({
        cryptoAlgorithm,
        hashFunction,
        paddingScheme,
      })),
    });
    expect(prompter.asked.all.map(({ question }) => question.needsPin)).toEqual([false]);
    expect(cards.calls.all.find(({ call }) => call === 'readCertificates')?.params['wanted']).toEqual(['signature']);
  });

  it('says that the card has no signature certificate', async () => {
    const { connect, prompter } = await withCard(start, 'nl-p384', { card: { without: ['signature'] } });
    const page = await connect();
    expect((await page.fails('getSigningCertificate', { lang: 'de' })).code).toBe('ERR_EID_CERTIFICATE_MISSING');
    expect(prompter.asked.all).toHaveLength(0);
  });
});

describe('sign', () => {
  const start = bridgePerTest();

  it.each([
    ['nl-p384', 'SHA-384', 'sha384', 'ECC'],
    ['fr-rsa', 'SHA-256', 'sha256', 'RSA'],
    ['fr-rsa', 'SHA-512', 'sha512', 'RSA'],
  ] as const)('signs the hash with the signature key: %s, %s', async (citizen, hashFunction, hash, cryptoAlgorithm) => {
    const { connect, prompter, cards } = await withCard(start, citizen);
    const page = await connect();
    const certificate = await certificateOf(citizen);
    const params = { certificate, hash: digest(hash), hashFunction, documentName };
    const { signature, signatureAlgorithm } = await page.call('sign', params);
    expect(signatureAlgorithm).toMatchObject({ cryptoAlgorithm, hashFunction });
    const { publicKey } = new X509Certificate(Buffer.from(certificate, 'base64'));
    const key = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
    expect(verify(hash, document, key, Buffer.from(signature, 'base64'))).toBe(true);
    expect(prompter.opened.all[0]?.request.subject).toEqual({
      kind: 'sign',
      documentName,
      hash: createHash(hash).update(document).digest('hex'),
      hashFunction,
    });
    expect(cards.calls.all.find(({ call }) => call === 'sign')?.params).toMatchObject({ role: 'signature' });
  });

  it('asks the PIN every time', async () => {
    const { connect, prompter, cards } = await withCard(start);
    const page = await connect();
    const certificate = await certificateOf('nl-p384');
    const params = { certificate, hash: digest('sha384'), hashFunction: 'SHA-384', documentName };
    for (let i = 0; i < 3; i++) await page.call('sign', params);
    expect(prompter.asked.all.map(({ question }) => question.needsPin)).toEqual([true, true, true]);
    expect(cards.signatures).toHaveLength(3);
  });

  it.each([
    ['another citizen’s certificate', 'de-p384', 'signature'],
    ['the authentication certificate', 'nl-p384', 'authentication'],
  ] as const)('refuses %s before any PIN is asked', async (_what, citizen, role) => {
    const { connect, prompter, cards } = await withCard(start);
    const page = await connect();
    const failed = await page.fails('sign', {
      certificate: await certificateOf(citizen, role),
      hash: digest('sha384'),
      hashFunction: 'SHA-384',
      documentName,
    });
    expect(failed).toEqual({ code: 'ERR_EID_CERTIFICATE_MISSING', retriable: false });
    expect(prompter.asked.all).toHaveLength(0);
    expect(cards.signatures).toEqual([]);
  });

  it('refuses a hash that the key does not sign before any PIN is asked', async () => {
    const { connect, prompter, cards } = await withCard(start);
    const page = await connect();
    const failed = await page.fails('sign', {
      certificate: await certificateOf('nl-p384'),
      hash: digest('sha256'),
      hashFunction: 'SHA-256',
      documentName,
    });
    expect(failed.code).toBe('ERR_EID_UNSUPPORTED_ALGORITHM');
    expect(prompter.asked.all).toHaveLength(0);
    expect(cards.signatures).toEqual([]);
  });

  it('refuses what is no certificate as a faulty request', async () => {
    const { connect, prompter } = await withCard(start);
    const page = await connect();
    const failed = await page.fails('sign', {
      certificate: Buffer.from('no certificate').toString('base64'),
      hash: digest('sha384'),
      hashFunction: 'SHA-384',
      documentName,
    });
    expect(failed.code).toBe('ERR_EID_INVALID_REQUEST');
    expect(prompter.opened.all).toHaveLength(0);
  });

  it('takes the one card that holds the certificate among several', async () => {
    const running = await withCard(start);
    const second = running.cards.addReader('Second reader');
    const card = await running.cards.insert(second, 'de-p384');
    const page = await running.connect();
    await page.call('sign', {
      certificate: await certificateOf('de-p384'),
      hash: digest('sha384'),
      hashFunction: 'SHA-384',
      documentName,
    });
    expect(running.prompter.asked.all[0]?.question.cards.map(({ cardId }) => cardId)).toEqual([card]);
    expect(running.cards.signatures.map(({ cardId }) => cardId)).toEqual([card]);
  });
});
