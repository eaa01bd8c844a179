import { createAuthorityCache, type AuthorityCache } from './chain-hints.ts';
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

export function createContext(options: VerifierOptions): Context {
  const settings = readOptions(options);
  return {
    settings,
    anchors: createTrustAnchors(settings.anchors, settings.pins),
    links: createLinkVerifier(KNOWN_LINKS),
    authorities: createAuthorityCache(),
  };
}
