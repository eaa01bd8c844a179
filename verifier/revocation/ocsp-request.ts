import { createHash, randomBytes } from 'node:crypto';
import { Integer, Null, OctetString } from 'asn1js';
import { AlgorithmIdentifier, CertID, Extension, OCSPRequest, Request, TBSRequest } from 'pkijs';
import type { Certificate } from '../certificate.ts';
import { locationsOf } from './certificate-locations.ts';

export const OCSP_NONCE = '1.3.6.1.5.5.7.48.1.2';

/** RFC 9654 section 2.1: 32 octets. */
const NONCE_BYTES = 32;
const SHA_1 = '1.3.14.3.2.26';

/** Which certificate is asked about (RFC 6960 section 4.1.1). */
export interface AskedCertificate {
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  readonly serialNumber: Uint8Array;
}

export interface AskedQuestion {
  readonly asked: AskedCertificate;
  readonly nonce: Uint8Array;
  /** DER of the request. */
  readonly der: Uint8Array;
}

/** SHA-1 names the issuer here and protects nothing: responders need not know another (RFC 5019 section 2.1.1). */
export function askAbout(certificate: Certificate, issuer: Certificate): AskedQuestion {
  const asked: AskedCertificate = {
    issuerNameHash: sha1(Buffer.from(certificate.issuerName, 'latin1')),
    issuerKeyHash: sha1(locationsOf(issuer).publicKeyBits),
    serialNumber: locationsOf(certificate).serialNumber,
  };
  const nonce = randomBytes(NONCE_BYTES);
  const reqCert = new CertID({
    hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA_1, algorithmParams: new Null() }),
    issuerNameHash: new OctetString({ valueHex: asked.issuerNameHash }),
    issuerKeyHash: new OctetString({ valueHex: asked.issuerKeyHash }),
    serialNumber: new Integer({ valueHex: asked.serialNumber }),
  });
  const extnValue = new OctetString({ valueHex: nonce }).toBER();
  const request = new OCSPRequest({
    tbsRequest: new TBSRequest({
      requestList: [new Request({ reqCert })],
      requestExtensions: [new Extension({ extnID: OCSP_NONCE, extnValue })],
    }),
  });
  return { asked, nonce, der: new Uint8Array(request.toSchema(true).toBER()) };
}

function sha1(bytes: Uint8Array): Uint8Array {
  return createHash('sha1').update(bytes).digest();
}
