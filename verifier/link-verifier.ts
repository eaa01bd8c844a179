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
 * Answers "did this authority sign this certificate", and knows the yes of paths that led to an anchor: that never
 * changes. Validity in time does, so it is no part of this.
 */
export interface LinkVerifier {
  signed(authority: Certificate, certificate: Certificate): boolean;
  /**
   * Keeps the links of a path that reached an anchor, leaf first. No others: anybody can make authorities that vouch
   * for each other, and would fill the memory with them.
   */
  remember(path: readonly Certificate[]): void;
}

export function createLinkVerifier(capacity: number): LinkVerifier {
  const known: BoundedMap<true> = createBoundedMap(capacity);
  const keyOf = (authority: Certificate, certificate: Certificate): string =>
    `${authority.fingerprint} ${certificate.fingerprint}`;
  return {
    signed: (authority, certificate) => {
      if (known.get(keyOf(authority, certificate)) === true) return true;
      if (!STRONG_SIGNATURES.has(certificate.signatureAlgorithm)) return false;
      return certificate.x509.checkIssued(authority.x509) && certificate.x509.verify(authority.publicKey);
    },
    remember: (path) => {
      for (const [index, authority] of path.entries()) {
        const child = path[index - 1];
        if (child !== undefined) known.set(keyOf(authority, child), true);
      }
    },
  };
}
