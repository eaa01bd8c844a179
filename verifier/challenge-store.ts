/** A challenge that waits for its login. Plain JSON, so that any store can keep it. */
export interface Challenge {
  /** 32 random bytes in base64 (44 characters). */
  readonly nonce: string;
  /** Milliseconds since 1970. */
  readonly issuedAt: number;
}

/**
 * Where challenges wait, one per session. In memory, in Redis, or in
 * a store of your own. Errors that it throws become ERR_VERIFY_CHALLENGE_STORE_FAILED.
 */
export interface ChallengeStore {
  /** Keeps the challenge for this session; an earlier one of the same session is gone then. */
  put(sessionId: string, challenge: Challenge): Promise<void>;
  /** Hands the challenge out and forgets it in one step: two takers at once must never both get it. */
  take(sessionId: string): Promise<Challenge | undefined>;
}

/** A challenge must be younger than this, whatever the store keeps. */
export const CHALLENGE_LIFETIME_MS = 5 * 60_000;
