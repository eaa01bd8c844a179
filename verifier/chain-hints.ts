import { fail, ok, type Result } from '../contracts/result.ts';
import { decodeBase64 } from './base64.ts';
import { createBoundedMap, type BoundedMap } from './bounded-map.ts';
import { MAX_CERTIFICATE_BYTES, readCertificate, withoutPadding, type Certificate } from './certificate.ts';

/** Certificates a client may send beside a token; a Belgian card has two. */
export const MAX_HINTS = 8;

/** Parsed authorities by the text they came as: a few hundred issue all Belgian certificates, and each login brings some. */
export type AuthorityCache = BoundedMap<Certificate>;

/** At most about 10 KiB each. */
const KNOWN_AUTHORITIES = 256;

export function createAuthorityCache(): AuthorityCache {
  return createBoundedMap(KNOWN_AUTHORITIES);
}

/** A certificate that came beside the token. */
export interface Hint {
  readonly text: string;
  readonly certificate: Certificate;
}

/**
 * Decodes what came beside the token. A text that is base64 but no certificate is passed over: a card with one damaged
 * file can still be verified through the operator's own authorities.
 */
export function readHints(chain: unknown, cache: AuthorityCache): Result<readonly Hint[], null> {
  if (chain === undefined || chain === null) return ok([]);
  if (!Array.isArray(chain) || chain.length > MAX_HINTS) return fail(null);
  const hints: Hint[] = [];
  for (const text of chain as readonly unknown[]) {
    if (typeof text !== 'string') return fail(null);
    const known = cache.get(text);
    const file = known === undefined ? decodeBase64(text, MAX_CERTIFICATE_BYTES) : null;
    if (known === undefined && file === null) return fail(null);
    const certificate = known ?? (file === null ? null : readCertificate(withoutPadding(file)));
    if (certificate !== null) hints.push({ text, certificate });
  }
  return ok(hints);
}

/** Only authorities of a verified path are kept: nobody can push them out by sending rubbish. */
export function rememberHints(hints: readonly Hint[], path: readonly Certificate[], cache: AuthorityCache): void {
  for (const { text, certificate } of hints) {
    const verified = path.some(({ fingerprint }) => fingerprint === certificate.fingerprint);
    if (verified && cache.get(text) === undefined) cache.set(text, certificate);
  }
}
