import { fail, ok, type Result } from '../contracts/result.ts';
import type { Certificate } from './certificate.ts';
import type { VerificationCode } from './errors.ts';

/** id-kp-clientAuth (RFC 5280 section 4.2.1.12). */
const CLIENT_AUTHENTICATION = '1.3.6.1.5.5.7.3.2';

/**
 * Is this certificate for logging in? Key usage must be there and name digitalSignature; extended key usage, only if
 * there, must name client authentication (public Belgian RSA certificates have none).
 */
export function checkPurpose({ extensions }: Certificate): Result<null, VerificationCode> {
  const { keyUsage, extendedKeyUsage } = extensions;
  if (keyUsage === null) return fail('ERR_VERIFY_CERTIFICATE_PURPOSE_MISSING');
  const forLogin = extendedKeyUsage === null || extendedKeyUsage.includes(CLIENT_AUTHENTICATION);
  if (!keyUsage.digitalSignature || !forLogin || extensions.authority) {
    return fail('ERR_VERIFY_CERTIFICATE_WRONG_PURPOSE');
  }
  return ok(null);
}

export function checkPolicies(
  { extensions }: Certificate,
  disallowed: ReadonlySet<string>,
): Result<null, VerificationCode> {
  const refused = extensions.policies.some((policy) => disallowed.has(policy));
  return refused ? fail('ERR_VERIFY_CERTIFICATE_POLICY_DISALLOWED') : ok(null);
}

export type ValidityFault = 'not-yet-valid' | 'expired';

/** @param now milliseconds since 1970; NaN, from a clock that gives no time, is never in validity */
export function checkValidity(
  { notBefore, notAfter }: Certificate,
  now: number,
  skewMs: number,
): Result<null, ValidityFault> {
  if (now - skewMs > notAfter) return fail('expired');
  return now + skewMs >= notBefore && now - skewMs <= notAfter ? ok(null) : fail('not-yet-valid');
}
