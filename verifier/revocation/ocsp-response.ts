import { BaseBlock, fromBER, OctetString } from 'asn1js';
import { BasicOCSPResponse, OCSPResponse, type CertID, type SingleResponse } from 'pkijs';
import { checkValidity } from '../certificate-purpose.ts';
import { readCertificate, type Certificate } from '../certificate.ts';
import type { LinkVerifier } from '../link-verifier.ts';
import { OCSP_NONCE, type AskedCertificate } from './ocsp-request.ts';
import { isSignedBy, type SignedData } from './signed-data.ts';
import { invalid, unavailable, type SourceAnswer } from './source-answer.ts';

/** How far clocks may be apart (Web eID's default, too). */
const SKEW_MS = 15 * 60_000;

/** id-kp-OCSPSigning (RFC 6960 section 4.2.2.2). */
const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';
/** id-pkix-ocsp-basic (RFC 6960 section 4.2.1). */
const BASIC_RESPONSE = '1.3.6.1.5.5.7.48.1.1';

/** Certificates that a response may carry; more are not looked at. */
const MAX_CERTIFICATES = 4;

/** OCSPResponseStatus (RFC 6960 section 4.2.1). */
const STATUS_NAMES: Readonly<Record<number, string>> = {
  1: 'malformed request',
  2: 'internal error',
  3: 'try later',
  5: 'signature required',
  6: 'unauthorized',
};

export interface ExpectedAnswer {
  readonly asked: AskedCertificate;
  readonly nonce: Uint8Array;
  readonly nonceRequired: boolean;
  readonly issuer: Certificate;
  readonly designated: Certificate | null;
  readonly links: LinkVerifier;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Reads and checks an OCSP response (RFC 6960 section 3.2). Never throws, whatever the bytes are. */
export function readOcspResponse(der: Uint8Array, expected: ExpectedAnswer): SourceAnswer {
  try {
    const response = OCSPResponse.fromBER(new Uint8Array(der));
    const status = response.responseStatus.valueBlock.valueDec;
    if (status !== 0) return unavailable(`OCSP: ${STATUS_NAMES[status] ?? `status ${status}`}`);
    if (response.responseBytes?.responseType !== BASIC_RESPONSE) return invalid('OCSP: no basic response');
    return check(BasicOCSPResponse.fromBER(response.responseBytes.response.valueBlock.valueHexView.slice()), expected);
  } catch {
    // The library throws on bytes that are no OCSP response; what it says is of no use to anyone.
    return invalid('OCSP: the answer cannot be read');
  }
}

function check(basic: BasicOCSPResponse, expected: ExpectedAnswer): SourceAnswer {
  const { tbsResponseData } = basic;
  const [single, ...others] = tbsResponseData.responses;
  if (single === undefined || others.length > 0) return invalid('OCSP: not exactly one answer');
  if (!isAbout(single.certID, expected.asked)) return invalid('OCSP: an answer about another certificate');
  const signer = findSigner(basic, expected);
  if (typeof signer === 'string') return invalid(signer);
  const outOfTime = timeFault(single, expected.now);
  if (outOfTime !== null) return invalid(outOfTime);
  const nonce = nonceOf(basic);
  const until = single.nextUpdate?.getTime() ?? single.thisUpdate.getTime();
  switch (statusOf(single)) {
    case 'revoked':
      // Signed by the authority: also an old answer of it refuses.
      return { kind: 'revoked', until };
    case 'unknown':
      return { kind: 'unknown' };
    case 'good':
      if (nonce === null && expected.nonceRequired) return invalid('OCSP: no nonce in the answer');
      if (nonce !== null && !equal(nonce, expected.nonce)) return invalid('OCSP: another nonce than asked with');
      return { kind: 'good', until };
    case null:
      return invalid('OCSP: no status in the answer');
  }
}

function isAbout(answered: CertID, asked: AskedCertificate): boolean {
  return (
    equal(answered.serialNumber.valueBlock.valueHexView, asked.serialNumber) &&
    equal(answered.issuerNameHash.valueBlock.valueHexView, asked.issuerNameHash) &&
    equal(answered.issuerKeyHash.valueBlock.valueHexView, asked.issuerKeyHash)
  );
}

/** The certificate whose key signed, if it may (RFC 6960 section 4.2.2.2), or what is wrong. */
function findSigner(basic: BasicOCSPResponse, expected: ExpectedAnswer): Certificate | string {
  const { issuer, designated, now } = expected;
  const data: SignedData = {
    tbs: basic.tbsResponseData.tbsView,
    algorithm: basic.signatureAlgorithm.algorithmId,
    signature: basic.signature.valueBlock.valueHexView,
  };
  const sent = (basic.certs ?? [])
    .slice(0, MAX_CERTIFICATES)
    .map((certificate) => readCertificate(new Uint8Array(certificate.toSchema(true).toBER())))
    .filter((certificate) => certificate !== null);
  const candidates = [...(designated === null ? [] : [designated]), issuer, ...sent];
  const signer = candidates.find(({ publicKey }) => isSignedBy(publicKey, data));
  if (signer === undefined) return 'OCSP: the signature fits no responder’s key';
  if (!mayAnswer(signer, expected)) return 'OCSP: signed by a responder that may not answer for this authority';
  return checkValidity(signer, now, 0).ok ? signer : 'OCSP: the responder’s certificate is not valid now';
}

function mayAnswer(signer: Certificate, { issuer, designated, links }: ExpectedAnswer): boolean {
  if (designated !== null) return signer.fingerprint === designated.fingerprint;
  if (signer.fingerprint === issuer.fingerprint) return true;
  const { extendedKeyUsage, authority, unknownCritical } = signer.extensions;
  const delegated = extendedKeyUsage?.includes(OCSP_SIGNING) === true && !authority && !unknownCritical;
  return delegated && links.signed(issuer, signer);
}

function timeFault({ thisUpdate, nextUpdate }: SingleResponse, now: number): string | null {
  if (thisUpdate.getTime() > now + SKEW_MS) return 'OCSP: an answer of the future';
  if (nextUpdate === undefined) {
    return thisUpdate.getTime() < now - SKEW_MS ? 'OCSP: an old answer without nextUpdate' : null;
  }
  if (nextUpdate < thisUpdate) return 'OCSP: nextUpdate before thisUpdate';
  return nextUpdate.getTime() < now - SKEW_MS ? 'OCSP: the answer is out of date' : null;
}

/** CertStatus is a CHOICE of tags [0], [1] and [2] (RFC 6960 section 4.2.1). */
function statusOf(single: SingleResponse): 'good' | 'revoked' | 'unknown' | null {
  const status: unknown = single.certStatus;
  if (!(status instanceof BaseBlock)) return null;
  return (['good', 'revoked', 'unknown'] as const)[status.idBlock.tagNumber] ?? null;
}

function nonceOf({ tbsResponseData }: BasicOCSPResponse): Uint8Array | null {
  const extension = tbsResponseData.responseExtensions?.find(({ extnID }) => extnID === OCSP_NONCE);
  if (extension === undefined) return null;
  const content = extension.extnValue.valueBlock.valueHexView.slice();
  const { result } = fromBER(content);
  return result instanceof OctetString ? result.valueBlock.valueHexView : content;
}

function equal(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
