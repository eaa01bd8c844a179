import { CHALLENGE_LIFETIME_MS, type Challenge, type ChallengeStore } from './challenge-store.ts';
import { ConfigurationError } from './errors.ts';

/** The two commands used, as ioredis has them; for other clients a wrapper of two lines does. Redis 6.2 or later. */
export interface RedisCommands {
  /** SET key value PX milliseconds. */
  set(key: string, value: string, expiry: 'PX', milliseconds: number): Promise<unknown>;
  /** GETDEL: the value, gone in the same step. */
  getdel(key: string): Promise<string | null>;
}

export interface RedisChallengeStoreOptions {
  /** How long a challenge waits, in milliseconds: at most 300 000, the default. */
  readonly ttlMs?: number;
  /** What the keys begin with, `eid-challenge:` by default: one per site that shares the Redis. */
  readonly prefix?: string;
}

/**
 * A challenge store in Redis: several servers behind one address share it. A challenge is taken by GETDEL, so that of
 * any number of takers one gets it; Redis drops what has waited too long.
 *
 * @throws ConfigurationError for a wrong option
 * @example
 * const redis = new Redis('redis://localhost'); // of the package ioredis
 * const challenges = createRedisChallengeStore(redis, { prefix: 'commune:challenge:' });
 * const verifier = createVerifier({ origin: 'https://commune.example', challenges, revocation: {} });
 */
export function createRedisChallengeStore(
  redis: RedisCommands,
  options: RedisChallengeStoreOptions = {},
): ChallengeStore {
  const { ttlMs = CHALLENGE_LIFETIME_MS, prefix = 'eid-challenge:' } = options;
  if (!Number.isInteger(ttlMs) || ttlMs < 1 || ttlMs > CHALLENGE_LIFETIME_MS) {
    throw new ConfigurationError('ttlMs', `must be a whole number from 1 to ${CHALLENGE_LIFETIME_MS}`);
  }
  return {
    async put(sessionId, { nonce, issuedAt }) {
      await redis.set(prefix + sessionId, JSON.stringify({ nonce, issuedAt }), 'PX', ttlMs);
    },
    async take(sessionId) {
      const text = await redis.getdel(prefix + sessionId);
      return text === null ? undefined : readChallenge(text);
    },
  };
}

/** @throws Error where somebody else wrote under our prefix */
function readChallenge(text: string): Challenge {
  const value: unknown = JSON.parse(text);
  const fits = typeof value === 'object' && value !== null && 'nonce' in value && 'issuedAt' in value;
  if (!fits || typeof value.nonce !== 'string' || typeof value.issuedAt !== 'number') {
    throw new Error('Redis holds something else under a challenge’s key');
  }
  return { nonce: value.nonce, issuedAt: value.issuedAt };
}
