import { createHmac } from 'node:crypto';

/** Counts attempts, so that no address or account can be tried without end. Kept in memory or in Redis. */
export interface AttemptCounter {
  /** @returns how many there were in the current window, this one included; the window begins with the first */
  count(key: string, windowMs: number): Promise<number>;
  /** After a right password. */
  forget(key: string): Promise<void>;
}

/** Addresses that are counted at once at most; the oldest goes first. */
const MAX_COUNTED = 10_000;

/** @param now milliseconds since any fixed moment */
export function createMemoryAttemptCounter(now: () => number): AttemptCounter {
  const counted = new Map<string, { readonly endsAt: number; readonly attempts: number }>();
  return {
    count: (key, windowMs) => {
      const before = counted.get(key);
      const runs = before !== undefined && before.endsAt > now();
      const after = runs
        ? { endsAt: before.endsAt, attempts: before.attempts + 1 }
        : { endsAt: now() + windowMs, attempts: 1 };
      counted.delete(key);
      const [oldest] = counted.keys();
      if (counted.size >= MAX_COUNTED && oldest !== undefined) counted.delete(oldest);
      counted.set(key, after);
      return Promise.resolve(after.attempts);
    },
    forget: (key) => {
      counted.delete(key);
      return Promise.resolve();
    },
  };
}

/**
 * What is counted by must not be readable where it is kept: addresses are people's.
 *
 * @param secret the commune's key, which all instances share
 */
export function attemptKey(secret: Uint8Array, what: 'password' | 'mail', address: string): string {
  return `${what}:${createHmac('sha256', secret).update(`attempts ${address}`, 'utf8').digest('base64url')}`;
}
