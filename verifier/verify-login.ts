import { fail, ok, type Result } from '../contracts/result.ts';
import { CHALLENGE_LIFETIME_MS, type Challenge, type ChallengeStore } from './challenge-store.ts';
import type { Context } from './context.ts';
import { VerificationError, type VerificationCode } from './errors.ts';
import { isSessionId } from './issue-challenge.ts';
import type { VerifiedLogin } from './verified-login.ts';
import { verifyToken, type TokenToVerify } from './verify-token.ts';

export interface LoginToVerify extends TokenToVerify {
  /** The visitor's own session, the one the challenge was issued for. */
  readonly sessionId: string;
}

/** Clocks of servers that share a store may differ by this much. */
const FUTURE_TOLERANCE_MS = 60_000;

/** The challenge is taken out before anything else, so that each one allows one attempt, good or bad. */
export async function verifyLogin(
  context: Context,
  { sessionId, authToken, chain }: LoginToVerify,
): Promise<Result<VerifiedLogin, VerificationCode>> {
  if (!isSessionId(sessionId)) return fail('ERR_VERIFY_SESSION_INVALID');
  const challenge = await takeChallenge(context.settings.challenges, sessionId);
  const now = context.settings.clock().getTime();
  return verifyToken(context, { authToken, chain }, () => nonceOf(challenge, now));
}

async function takeChallenge(store: ChallengeStore, sessionId: string): Promise<Challenge | undefined> {
  try {
    return await store.take(sessionId);
  } catch (cause) {
    throw new VerificationError('ERR_VERIFY_CHALLENGE_STORE_FAILED', { cause });
  }
}

function nonceOf(challenge: Challenge | undefined, now: number): Result<string, VerificationCode> {
  if (challenge === undefined) return fail('ERR_VERIFY_CHALLENGE_NOT_FOUND');
  const age = now - challenge.issuedAt;
  const fresh = age < CHALLENGE_LIFETIME_MS && age > -FUTURE_TOLERANCE_MS;
  return fresh ? ok(challenge.nonce) : fail('ERR_VERIFY_CHALLENGE_EXPIRED');
}
