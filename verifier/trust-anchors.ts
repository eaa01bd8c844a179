import type { Certificate } from './certificate.ts';

/**
 * Who is trusted: the operator's authorities and test roots, known in full, and roots known by the hash of their
 * certificate alone, which become known in full when a card brings one along.
 */
export interface TrustAnchors {
  isAnchor(certificate: Certificate): boolean;
  /** Anchors known in full that carry this name (DER). */
  named(subjectName: string): readonly Certificate[];
  /** Keeps a pinned root that a card brought, so that the next login does without. */
  remember(root: Certificate): void;
}

/** @param pins lower-case SHA-256 of the roots' certificates */
export function createTrustAnchors(configured: readonly Certificate[], pins: ReadonlySet<string>): TrustAnchors {
  const trusted = new Set([...pins, ...configured.map((certificate) => certificate.fingerprint)]);
  const byName = new Map<string, readonly Certificate[]>();
  const add = (certificate: Certificate): void => {
    const others = byName.get(certificate.subjectName()) ?? [];
    if (others.some((other) => other.fingerprint === certificate.fingerprint)) return;
    byName.set(certificate.subjectName(), [...others, certificate]);
  };
  configured.forEach(add);
  return {
    isAnchor: ({ fingerprint }) => trusted.has(fingerprint),
    named: (subjectName) => byName.get(subjectName) ?? [],
    remember: (root) => {
      if (pins.has(root.fingerprint)) add(root);
    },
  };
}
