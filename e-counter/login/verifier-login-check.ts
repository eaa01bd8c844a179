import { unreachable, fail, ok } from '../../contracts/result.ts';
import {
  createVerifier,
  VerificationError,
  type ChallengeStore,
  type Revocation,
  type VerificationCode,
  type VerifiedLogin,
  type Verifier,
} from '../../verifier/index.ts';
import { accountKey } from '../accounts/account-key.ts';
import { faultEntry, type Log } from '../log.ts';
import { keptIdentity, nameInCertificate } from '../registration/kept-identity.ts';
import type { CheckedLogin, LoginCheck } from './login-check.ts';
import type { LoginRefusal } from './login-refusal.ts';
import type { PostedLogin } from './posted-login.ts';

export interface LoginCheckOptions {
  readonly origin: string;
  readonly communeKey: Uint8Array;
  readonly challenges: ChallengeStore;
  readonly testRoots: readonly Uint8Array[];
  readonly revocation: Revocation;
  readonly now: () => Date;
  readonly log: Log;
}

/** @throws ConfigurationError where the origin is none, or a root is no certificate */
export function createLoginCheck(options: LoginCheckOptions): LoginCheck {
  const { log, now: clock } = options;
  const verifier = createVerifier({
    origin: options.origin,
    challenges: options.challenges,
    revocation: options.revocation,
    clock,
    ...(options.testRoots.length === 0 ? {} : { testRoots: options.testRoots }),
    warn: () => {
      log({ event: 'test-roots-trusted', roots: options.testRoots.length });
    },
  });
  return {
    issueChallenge: (sessionId) => verifier.issueChallenge(sessionId),
    check: async (sessionId, { authToken, chain, evidence }) => {
      try {
        const login = await verifier.verifyLogin({ sessionId, authToken, chain });
        if (login.revocation.status === 'unavailable') log({ event: 'revocation-not-checked' });
        const { nationalNumber } = login.subject;
        if (nationalNumber === undefined) {
          log({ event: 'login-refused', code: 'no-national-number' });
          return fail('certificate-not-trusted');
        }
        return ok({
          accountKey: accountKey(options.communeKey, nationalNumber),
          ...identityPart(verifier, login, { chain, evidence }, log),
        });
      } catch (error) {
        if (!(error instanceof VerificationError)) throw error;
        log({ event: 'login-refused', code: error.code });
        logCause(error, log);
        return fail(refusal(error.code));
      }
    },
  };
}

/** Identity that does not hold is left out and said; the log-in, and the name in its certificate, stand on the token. */
function identityPart(
  verifier: Verifier,
  login: VerifiedLogin,
  { evidence, chain }: Pick<PostedLogin, 'evidence' | 'chain'>,
  log: Log,
): Pick<CheckedLogin, 'identity' | 'identityOutcome'> {
  if (evidence === undefined) return { identity: nameInCertificate(login.subject), identityOutcome: 'not-shared' };
  try {
    const { values } = verifier.verifyIdentity({ evidence, login, chain });
    return { identity: keptIdentity(values), identityOutcome: 'proven' };
  } catch (error) {
    if (!(error instanceof VerificationError)) throw error;
    log({ event: 'identity-not-proven', code: error.code });
    if (error.cause !== undefined) log(faultEntry(error.cause));
    return { identity: nameInCertificate(login.subject), identityOutcome: 'not-proven' };
  }
}

function logCause({ code, cause }: VerificationError, log: Log): void {
  if (cause === undefined) return;
  const ofRevocation = code === 'ERR_VERIFY_REVOCATION_UNAVAILABLE' || code === 'ERR_VERIFY_REVOCATION_ANSWER_INVALID';
  log(
    ofRevocation && cause instanceof Error ? { event: 'revocation-not-known', why: cause.message } : faultEntry(cause),
  );
}

function refusal(code: VerificationCode): LoginRefusal {
  switch (code) {
    case 'ERR_VERIFY_CERTIFICATE_EXPIRED':
    case 'ERR_VERIFY_CERTIFICATE_NOT_YET_VALID':
      return 'certificate-expired';
    case 'ERR_VERIFY_CERTIFICATE_REVOKED':
    case 'ERR_VERIFY_REVOCATION_UNKNOWN':
      return 'certificate-revoked';
    case 'ERR_VERIFY_REVOCATION_UNAVAILABLE':
    case 'ERR_VERIFY_REVOCATION_ANSWER_INVALID':
      return 'revocation-unavailable';
    case 'ERR_VERIFY_CERTIFICATE_PURPOSE_MISSING':
    case 'ERR_VERIFY_CERTIFICATE_WRONG_PURPOSE':
    case 'ERR_VERIFY_CERTIFICATE_POLICY_DISALLOWED':
    case 'ERR_VERIFY_CERTIFICATE_NOT_TRUSTED':
      return 'certificate-not-trusted';
    case 'ERR_VERIFY_CHALLENGE_NOT_FOUND':
    case 'ERR_VERIFY_CHALLENGE_EXPIRED':
      return 'challenge-expired';
    case 'ERR_VERIFY_CHALLENGE_STORE_FAILED':
    case 'ERR_VERIFY_INTERNAL':
      return 'server-fault';
    case 'ERR_VERIFY_TOKEN_MALFORMED':
    case 'ERR_VERIFY_CERTIFICATE_UNREADABLE':
    case 'ERR_VERIFY_CHAIN_MALFORMED':
    case 'ERR_VERIFY_SESSION_INVALID':
    case 'ERR_VERIFY_ALGORITHM_NOT_ALLOWED':
    case 'ERR_VERIFY_ALGORITHM_MISMATCH':
    case 'ERR_VERIFY_SIGNATURE_INVALID':
    case 'ERR_VERIFY_IDENTITY_MALFORMED':
    case 'ERR_VERIFY_REGISTER_NOT_TRUSTED':
    case 'ERR_VERIFY_REGISTER_NOT_VALID_NOW':
    case 'ERR_VERIFY_IDENTITY_SIGNATURE_INVALID':
    case 'ERR_VERIFY_ADDRESS_SIGNATURE_INVALID':
    case 'ERR_VERIFY_IDENTITY_OTHER_PERSON':
    case 'ERR_VERIFY_IDENTITY_CARD_EXPIRED':
    case 'ERR_VERIFY_PHOTO_MISMATCH':
      return 'not-accepted';
    default:
      return unreachable(code);
  }
}
