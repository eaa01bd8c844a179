import { createAuthorityCache, type AuthorityCache } from './chain-hints.ts';
import { createLinkVerifier, type LinkVerifier } from './link-verifier.ts';
import { readOptions, type Settings, type VerifierOptions } from './options.ts';
import { createRevocationCheck, type RevocationCheck } from './revocation/check-revocation.ts';
import { createTrustAnchors, type TrustAnchors } from './trust-anchors.ts';

/** What one verifier keeps: its settings and what it has verified already. */
export interface Context {
  readonly settings: Settings;
  readonly anchors: TrustAnchors;
  readonly links: LinkVerifier;
  readonly authorities: AuthorityCache;
  readonly checkRevocation: RevocationCheck;
}

/** Pairs of fingerprints, about 200 bytes each. */
const KNOWN_LINKS = 10_000;

export function createContext(options: VerifierOptions): Context {
  const settings = readOptions(options);
  const links = createLinkVerifier(KNOWN_LINKS);
  return {
    settings,
    anchors: createTrustAnchors(settings.anchors, settings.pins),
    links,
    authorities: createAuthorityCache(),
    checkRevocation: createRevocationCheck(settings.revocation, links, settings.clock),
  };
}
