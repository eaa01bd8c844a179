import { createAuthorityCache, type AuthorityCache } from './chain-hints.ts';
import type { Certificate } from './certificate.ts';
import { createLinkVerifier, type LinkVerifier } from './link-verifier.ts';
import { readOptions, type Settings, type VerifierOptions } from './options.ts';
import { createTrustAnchors, type TrustAnchors } from './trust-anchors.ts';

/** What one verifier keeps: its settings and what it has verified already. */
export interface Context {
  readonly settings: Settings;
  readonly anchors: TrustAnchors;
  readonly links: LinkVerifier;
  readonly authorities: AuthorityCache;
}

/** Pairs of fingerprints, about 200 bytes each. */
const KNOWN_LINKS = 10_000;
/** Parsed certificates, a few KiB each; Belgium has some hundreds of authorities. */
const KNOWN_AUTHORITIES = 256;

export function createContext(options: VerifierOptions): Context {
  const settings = readOptions(options);
  return {
    settings,
    anchors: createTrustAnchors(settings.anchors, settings.pins),
    links: createLinkVerifier(KNOWN_LINKS),
    authorities: createAuthorityCache(KNOWN_AUTHORITIES),
  };
}

/** Only authorities of a verified path are kept: nobody can push them out by sending rubbish. */
export function rememberAuthorities({ authorities }: Context, path: readonly Certificate[]): void {
  for (const authority of path) authorities.set(authority.fingerprint, authority);
}
