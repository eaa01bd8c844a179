import { fail, ok, type Result } from '../contracts/result.ts';
import { findPath } from './certificate-path.ts';
import { readCertificate, withoutPadding, type Certificate } from './certificate.ts';
import type { Context } from './context.ts';
import type { VerificationCode } from './errors.ts';

const COMMON_NAME = '2.5.4.3';
/** Subject of the signing certificates of the Belgian National Register: C=BE, O=RRN, CN=RRN. */
const REGISTER_NAME = 'RRN';

/**
 * Is this the National Register's signing certificate? A trusted path alone would not do: every citizen's certificate
 * has one. So its name must be the register's, and a root itself must have issued it: no citizen's authority stands
 * between, whose certificates name whoever asks.
 */
export function checkRegisterCertificate(
  context: Context,
  file: Uint8Array,
  hints: readonly Certificate[],
): Result<Certificate, VerificationCode> {
  const register = readCertificate(withoutPadding(file));
  if (register === null) return fail('ERR_VERIFY_REGISTER_NOT_TRUSTED');
  const { keyUsage, authority } = register.extensions;
  const named = register.subject.get(COMMON_NAME) === REGISTER_NAME;
  if (!named || authority || keyUsage?.digitalSignature !== true) return fail('ERR_VERIFY_REGISTER_NOT_TRUSTED');
  const { anchors, links, settings } = context;
  const now = settings.clock().getTime();
  const path = findPath(register, { anchors, links, hints, now, skewMs: settings.skewMs });
  if (!path.ok) {
    return fail(path.error === 'not-trusted' ? 'ERR_VERIFY_REGISTER_NOT_TRUSTED' : 'ERR_VERIFY_REGISTER_NOT_VALID_NOW');
  }
  const [root, ...others] = path.value;
  const issuedByRoot = root !== undefined && others.length === 0 && root.issuerName === root.subjectName();
  return issuedByRoot ? ok(register) : fail('ERR_VERIFY_REGISTER_NOT_TRUSTED');
}
