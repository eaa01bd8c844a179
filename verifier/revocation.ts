import { ok, type Result } from '../contracts/result.ts';
import type { Certificate } from './certificate.ts';
import type { VerificationCode } from './errors.ts';

/**
 * How revoked cards are found. `'off'`: not at all, a card reported stolen logs in until it expires. It has to be
 * written out, so that nobody believes it is checked.
 */
export type Revocation = 'off';

type RevocationCheck = (leaf: Certificate, path: readonly Certificate[]) => Promise<Result<null, VerificationCode>>;

/** The step between path and challenge. OCSP and CRL become further members of {@link Revocation} and entries here. */
const CHECKS: Readonly<Record<Revocation, RevocationCheck>> = {
  off: () => Promise.resolve(ok(null)),
};

export function checkRevocation(
  revocation: Revocation,
  leaf: Certificate,
  path: readonly Certificate[],
): Promise<Result<null, VerificationCode>> {
  return CHECKS[revocation](leaf, path);
}
