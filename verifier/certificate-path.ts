import { fail, ok, type Result } from '../contracts/result.ts';
import { checkValidity, type ValidityFault } from './certificate-purpose.ts';
import type { Certificate } from './certificate.ts';
import type { LinkVerifier } from './link-verifier.ts';
import type { TrustAnchors } from './trust-anchors.ts';

export type PathFault = ValidityFault | 'not-trusted';

/** Authorities above a leaf at most; the Belgian PKI has two. */
const MAX_AUTHORITIES = 6;
/**
 * Authorities looked at for one path at most, whatever the hints are and whatever is known of them: a few that vouch
 * for each other make thousands of ways. Each costs one signature at most.
 */
const MAX_STEPS = 16;

export interface PathSearch {
  readonly anchors: TrustAnchors;
  readonly links: LinkVerifier;
  /** Certificates that may be links of the path; never trusted by being here. */
  readonly hints: readonly Certificate[];
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly skewMs: number;
}

/**
 * Finds a path from a leaf to a trust anchor (RFC 5280 section 6): names and signatures of each link, basic
 * constraints, path length, key usage, no critical extension unknown to us, and every certificate in validity.
 *
 * @returns the authorities from the leaf's issuer up to the anchor
 */
export function findPath(leaf: Certificate, search: PathSearch): Result<readonly Certificate[], PathFault> {
  const leafValidity = checkValidity(leaf, search.now, search.skewMs);
  if (!leafValidity.ok) return leafValidity;
  if (leaf.extensions.unknownCritical) return fail('not-trusted');
  let fault: PathFault = 'not-trusted';
  for (const path of pathsAbove([leaf], search, { steps: MAX_STEPS })) {
    const outOfTime = path
      .map((authority) => checkValidity(authority, search.now, search.skewMs))
      .find((validity) => !validity.ok);
    if (outOfTime === undefined) return ok(path);
    if (fault === 'not-trusted') fault = outOfTime.error;
  }
  return fail(fault);
}

interface Budget {
  steps: number;
}

/** Every path of genuine links from the last of `below` to an anchor, whatever the time. */
function* pathsAbove(
  below: readonly [Certificate, ...Certificate[]],
  search: PathSearch,
  budget: Budget,
): Generator<readonly Certificate[]> {
  const [leaf, ...authorities] = below;
  const child = authorities.at(-1) ?? leaf;
  for (const candidate of candidatesFor(child, search)) {
    if (budget.steps === 0) return;
    budget.steps -= 1;
    const repeated = below.some((certificate) => certificate.fingerprint === candidate.fingerprint);
    if (repeated || !mayIssue(candidate, authorities.length) || !search.links.signed(candidate, child)) continue;
    if (search.anchors.isAnchor(candidate)) {
      search.anchors.remember(candidate);
      search.links.remember([...below, candidate]);
      yield [...authorities, candidate];
    } else if (authorities.length + 1 < MAX_AUTHORITIES) {
      yield* pathsAbove([leaf, ...authorities, candidate], search, budget);
    }
  }
}

function candidatesFor(child: Certificate, { anchors, hints }: PathSearch): readonly Certificate[] {
  return [...anchors.named(child.issuerName), ...hints.filter((hint) => hint.subjectName() === child.issuerName)];
}

function mayIssue({ extensions }: Certificate, authoritiesBelow: number): boolean {
  const { authority, pathLength, keyUsage, unknownCritical } = extensions;
  const mayCertify = keyUsage === null || keyUsage.keyCertSign;
  return authority && mayCertify && !unknownCritical && (pathLength === null || authoritiesBelow <= pathLength);
}
