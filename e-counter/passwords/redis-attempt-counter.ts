import type { Redis } from 'ioredis';
import type { AttemptCounter } from './attempts.ts';

/** Attempts that several instances count together. */
export function createRedisAttemptCounter(redis: Redis): AttemptCounter {
  return {
    count: async (key, windowMs) => {
      const answers = await redis.multi().incr(`attempts:${key}`).pexpire(`attempts:${key}`, windowMs, 'NX').exec();
      const [fault, count] = answers?.[0] ?? [new Error('Redis gave no answer'), null];
      if (fault !== null) throw fault;
      return Number(count);
    },
    forget: async (key) => {
      await redis.del(`attempts:${key}`);
    },
  };
}
