import { fail, ok, type Result } from '../contracts/result.ts';
import { createContext } from './context.ts';
import { VerificationError, type VerificationCode } from './errors.ts';
import { issueChallenge } from './issue-challenge.ts';
import type { VerifierOptions } from './options.ts';
import { verifyIdentity, type IdentityToVerify, type ProvenIdentity } from './verify-identity.ts';
import type { VerifiedLogin } from './verified-login.ts';
import { verifyLogin, type LoginToVerify } from './verify-login.ts';
import { verifyToken, type TokenToVerify } from './verify-token.ts';

export interface Verifier {
  /**
   * Issues a challenge for one session: 32 random bytes in base64, 44 characters. An earlier challenge of the session
   * no longer counts.
   *
   * @throws VerificationError
   * @example
   * app.post('/challenge', async (request, reply) => reply.send({ nonce: await verifier.issueChallenge(request.session.id) }));
   */
  issueChallenge(sessionId: string): Promise<string>;

  /**
   * Verifies a login: token, certificate, path, challenge and signature. Whatever the outcome, the challenge is used up.
   *
   * @throws VerificationError, and nothing else
   * @example
   * const { authToken, chain } = request.body;
   * const login = await verifier.verifyLogin({ sessionId: request.session.id, authToken, chain });
   * await logIn(login.subject.nationalNumber);
   */
  verifyLogin(login: LoginToVerify): Promise<VerifiedLogin>;

  /**
   * Verifies the identity that the bridge read from the card: the National Register's signatures, and that it is the
   * identity of the person who logged in. Only what this returns is proven; the page's own values are user input.
   *
   * @throws VerificationError, and nothing else
   * @example
   * const { values } = verifier.verifyIdentity({ evidence: request.body.identity.evidence, login, chain });
   * form.fill({ surname: values.surname, ...splitAddress(values.address?.streetAndNumber ?? '') });
   */
  verifyIdentity(identity: IdentityToVerify): ProvenIdentity;

  /**
   * Verifies a token against a nonce the caller keeps itself: for tools and tests. Sites use verifyLogin, which sees to it
   * that a nonce is fresh, bound to a session and used once.
   *
   * @throws VerificationError, and nothing else
   * @example
   * const login = await verifier.verifyToken({ authToken: await readFile('token.json', 'utf8'), nonce });
   */
  verifyToken(token: TokenToVerify & { readonly nonce: string }): Promise<VerifiedLogin>;
}

/**
 * Makes a verifier for one origin. Make it once and keep it: it remembers authorities it has verified.
 *
 * @throws ConfigurationError for the first wrong option
 * @example
 * const verifier = createVerifier({
 *   origin: 'https://commune.example',
 *   challenges: createMemoryChallengeStore(),
 *   revocation: {},
 * });
 */
export function createVerifier(options: VerifierOptions): Verifier {
  const context = createContext(options);
  return {
    issueChallenge: (sessionId) => issueChallenge(context, sessionId),
    verifyLogin: (login) => settled(() => verifyLogin(context, login)),
    verifyIdentity: (identity) => {
      try {
        return valueOf(verifyIdentity(context, identity));
      } catch (error) {
        throw asVerificationError(error);
      }
    },
    verifyToken: (token) => settled(() => verifyToken(context, token, () => givenNonce(token.nonce))),
  };
}

async function settled<T>(verification: () => Promise<Result<T, VerificationCode>>): Promise<T> {
  try {
    return valueOf(await verification());
  } catch (error) {
    throw asVerificationError(error);
  }
}

function valueOf<T>(result: Result<T, VerificationCode>): T {
  if (!result.ok) throw new VerificationError(result.error);
  return result.value;
}

function asVerificationError(error: unknown): VerificationError {
  return error instanceof VerificationError ? error : new VerificationError('ERR_VERIFY_INTERNAL', { cause: error });
}

function givenNonce(nonce: unknown): Result<string, VerificationCode> {
  return typeof nonce === 'string' && nonce !== '' ? ok(nonce) : fail('ERR_VERIFY_CHALLENGE_NOT_FOUND');
}
