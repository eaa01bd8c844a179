import { CHALLENGE_LIFETIME_MS, type Challenge, type ChallengeStore } from './challenge-store.ts';
import { ConfigurationError } from './errors.ts';

export interface MemoryChallengeStoreOptions {
  /** How long a challenge waits, in milliseconds: at most 300 000, the default. */
  readonly ttlMs?: number;
  readonly clock?: () => Date;
  /** Most challenges kept at once, 10 000 by default; the oldest goes first. */
  readonly maxEntries?: number;
}

/**
 * A challenge store in the memory of this process: bounded, without timers, gone at a restart.
 *
 * @throws ConfigurationError for a wrong option
 * @example
 * const challenges = createMemoryChallengeStore({ ttlMs: 120_000 });
 * const verifier = createVerifier({ origin: 'https://commune.example', challenges, revocation: {} });
 */
export function createMemoryChallengeStore(options: MemoryChallengeStoreOptions = {}): ChallengeStore {
  const { ttlMs = CHALLENGE_LIFETIME_MS, clock = () => new Date(), maxEntries = 10_000 } = options;
  if (!Number.isFinite(ttlMs) || ttlMs <= 0 || ttlMs > CHALLENGE_LIFETIME_MS) {
    throw new ConfigurationError('ttlMs', `must be more than 0 and at most ${CHALLENGE_LIFETIME_MS}`);
  }
  if (!Number.isInteger(maxEntries) || maxEntries < 1) {
    throw new ConfigurationError('maxEntries', 'must be a whole number from 1');
  }
  const waiting = new Map<string, Challenge>();
  const isAlive = ({ issuedAt }: Challenge): boolean => clock().getTime() - issuedAt < ttlMs;

  /** Insertion order is age order, so what is to go stands in front. */
  function makeRoom(): void {
    for (const [sessionId, challenge] of waiting) {
      if (waiting.size < maxEntries && isAlive(challenge)) return;
      waiting.delete(sessionId);
    }
  }

  return {
    put(sessionId, challenge) {
      waiting.delete(sessionId);
      makeRoom();
      waiting.set(sessionId, challenge);
      return Promise.resolve();
    },
    take(sessionId) {
      const challenge = waiting.get(sessionId);
      waiting.delete(sessionId);
      return Promise.resolve(challenge !== undefined && isAlive(challenge) ? challenge : undefined);
    },
  };
}
