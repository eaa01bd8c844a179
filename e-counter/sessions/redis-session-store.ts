import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { SessionRecord, SessionStore } from './session.ts';

export interface RedisSessionStoreOptions {
  /** Milliseconds without a request after which a session is over. */
  readonly idleMs: number;
  /** Milliseconds after which a session is over whatever happens. */
  readonly lifetimeMs: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface Kept {
  readonly record: SessionRecord;
  readonly createdAt: number;
}

/** Sessions that several instances share. Redis holds the hash of an id alone: who reads it can be nobody. */
export function createRedisSessionStore(redis: Redis, options: RedisSessionStoreOptions): SessionStore {
  const { idleMs, lifetimeMs, now } = options;
  const keyOf = (id: string): string => `session:${createHash('sha256').update(id).digest('base64url')}`;

  return {
    get: async (id) => {
      const text = await redis.getex(keyOf(id), 'PX', idleMs);
      if (text === null) return null;
      const { record, createdAt } = JSON.parse(text) as Kept;
      if (now() - createdAt < lifetimeMs) return record;
      await redis.del(keyOf(id));
      return null;
    },
    set: async (id, record) => {
      const before = await redis.get(keyOf(id));
      const createdAt = before === null ? now() : (JSON.parse(before) as Kept).createdAt;
      await redis.set(keyOf(id), JSON.stringify({ record, createdAt } satisfies Kept), 'PX', idleMs);
    },
    delete: async (id) => {
      await redis.del(keyOf(id));
    },
  };
}
