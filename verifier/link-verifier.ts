import { createBoundedMap, type BoundedMap } from './bounded-map.ts';
import type { Certificate } from './certificate.ts';

/** SHA-256 with RSA or ECDSA and stronger (RFC 4055, RFC 5758): nobody must be able to forge a link by a collision. */
const STRONG_SIGNATURES: ReadonlySet<string> = new Set([
  '1.2.840.113549.1.1.10', // RSASSA-PSS
  '1.2.840.113549.1.1.11', // sha256WithRSAEncryption
  '1.2.840.113549.1.1.12', // sha384WithRSAEncryption
  '1.2.840.113549.1.1.13', // sha512WithRSAEncryption
  '1.2.840.10045.4.3.2', // ecdsa-with-SHA256
  '1.2.840.10045.4.3.3', // ecdsa-with-SHA384
  '1.2.840.10045.4.3.4', // ecdsa-with-SHA512
]);

/**
 * Answers "did this authority sign this certificate", and remembers yes: that never changes. Validity in time does, so
 * it is no part of this.
 */
export interface LinkVerifier {
  signed(authority: Certificate, certificate: Certificate): boolean;
  /** Answers without computing anything. */
  isKnown(authority: Certificate, certificate: Certificate): boolean;
}

export function createLinkVerifier(capacity: number): LinkVerifier {
  const known: BoundedMap<true> = createBoundedMap(capacity);
  const keyOf = (authority: Certificate, certificate: Certificate): string =>
    `${authority.fingerprint} ${certificate.fingerprint}`;
  return {
    isKnown: (authority, certificate) => known.get(keyOf(authority, certificate)) === true,
    signed: (authority, certificate) => {
      const key = keyOf(authority, certificate);
      if (known.get(key) === true) return true;
      if (!STRONG_SIGNATURES.has(certificate.signatureAlgorithm)) return false;
      if (!certificate.x509.checkIssued(authority.x509) || !certificate.x509.verify(authority.publicKey)) return false;
      known.set(key, true);
      return true;
    },
  };
}
