import { ok, unreachable, type Result } from '../contracts/result.ts';
import type { Certificate } from './certificate.ts';
import type { VerificationCode } from './errors.ts';

/**
 * How revoked cards are found. `'off'`: not at all, a card reported stolen logs in until it expires. It has to be
 * written out, so that nobody believes it is checked.
 */
export type Revocation = 'off';

/** The step between path and challenge; OCSP and CRL become further members of {@link Revocation} and cases here. */
export function checkRevocation(
  revocation: Revocation,
  _leaf: Certificate,
  _path: readonly Certificate[],
): Promise<Result<null, VerificationCode>> {
  switch (revocation) {
    case 'off':
      return Promise.resolve(ok(null));
    default:
      return unreachable(revocation);
  }
}
