import { verify, type KeyObject } from 'node:crypto';

/** Something DER with a signature beside it, as OCSP responses and CRLs are. */
export interface SignedData {
  readonly tbs: Uint8Array;
  /** OID of the signature algorithm. */
  readonly algorithm: string;
  readonly signature: Uint8Array;
}

interface SignatureAlgorithm {
  readonly hash: string;
  readonly keyType: 'rsa' | 'ec';
}

/** PKCS #1 v1.5 (RFC 4055 section 5) and ECDSA (RFC 5758 section 3.2) with SHA-2; SHA-1 is not accepted. */
const ALGORITHMS: ReadonlyMap<string, SignatureAlgorithm> = new Map([
  ['1.2.840.113549.1.1.11', { hash: 'sha256', keyType: 'rsa' }],
  ['1.2.840.113549.1.1.12', { hash: 'sha384', keyType: 'rsa' }],
  ['1.2.840.113549.1.1.13', { hash: 'sha512', keyType: 'rsa' }],
  ['1.2.840.10045.4.3.2', { hash: 'sha256', keyType: 'ec' }],
  ['1.2.840.10045.4.3.3', { hash: 'sha384', keyType: 'ec' }],
  ['1.2.840.10045.4.3.4', { hash: 'sha512', keyType: 'ec' }],
]);

export function isSignedBy(key: KeyObject, { tbs, algorithm, signature }: SignedData): boolean {
  const known = ALGORITHMS.get(algorithm);
  if (known === undefined || key.asymmetricKeyType !== known.keyType) return false;
  return verify(known.hash, tbs, key, signature);
}
