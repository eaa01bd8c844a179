import { fail, ok, type Result } from '../contracts/result.ts';
import { decodeBase64 } from './base64.ts';
import { createBoundedMap, type BoundedMap } from './bounded-map.ts';
import { MAX_CERTIFICATE_BYTES, readCertificate, sha256Hex, withoutPadding, type Certificate } from './certificate.ts';

/** Certificates a client may send beside a token; a Belgian card has two. */
export const MAX_HINTS = 8;

/** Parsed authorities by fingerprint: a few hundred issue all Belgian certificates, and each login brings some again. */
export type AuthorityCache = BoundedMap<Certificate>;

export function createAuthorityCache(capacity: number): AuthorityCache {
  return createBoundedMap(capacity);
}

/**
 * Decodes what came beside the token. A text that is base64 but no certificate is passed over: a card with one damaged
 * file can still be verified through the operator's own authorities.
 */
export function readHints(chain: unknown, cache: AuthorityCache): Result<readonly Certificate[], null> {
  if (chain === undefined || chain === null) return ok([]);
  if (!Array.isArray(chain) || chain.length > MAX_HINTS) return fail(null);
  const hints: Certificate[] = [];
  for (const item of chain as readonly unknown[]) {
    const file = typeof item === 'string' ? decodeBase64(item, MAX_CERTIFICATE_BYTES) : null;
    if (file === null) return fail(null);
    const der = withoutPadding(file);
    const certificate = cache.get(sha256Hex(der)) ?? readCertificate(der);
    if (certificate !== null) hints.push(certificate);
  }
  return ok(hints);
}
