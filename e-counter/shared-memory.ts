import { Redis } from 'ioredis';
import { createMemoryChallengeStore, createRedisChallengeStore, type ChallengeStore } from '../verifier/index.ts';
import { faultEntry, type Log } from './log.ts';
import type { Limits } from './options.ts';
import { createMemoryAttemptCounter, type AttemptCounter } from './passwords/attempts.ts';
import { createRedisAttemptCounter } from './passwords/redis-attempt-counter.ts';
import { createMemorySessionStore } from './sessions/memory-session-store.ts';
import { createRedisSessionStore } from './sessions/redis-session-store.ts';
import type { SessionStore } from './sessions/session.ts';

/** What is remembered for minutes: in this process, or in a Redis that several instances share. */
export interface SharedMemory {
  readonly sessions: SessionStore;
  readonly challenges: ChallengeStore;
  readonly attempts: AttemptCounter;
  /** For the limits by client address; null: each process counts for itself. */
  readonly redis: Redis | null;
  close(): Promise<void>;
}

export interface SharedMemoryOptions {
  readonly redis: string | undefined;
  readonly limits: Limits;
  readonly now: () => Date;
  readonly log: Log;
}

/** Redis must answer within this, or the page fails instead of hanging. */
const COMMAND_MS = 5_000;

/** @throws Error where Redis does not answer */
export async function openSharedMemory({ redis: url, limits, now, log }: SharedMemoryOptions): Promise<SharedMemory> {
  const lifetime = { idleMs: limits.sessionIdleMinutes * 60_000, lifetimeMs: limits.sessionLifetimeMinutes * 60_000 };
  const milliseconds = (): number => now().getTime();
  if (url === undefined) {
    return {
      sessions: createMemorySessionStore({ ...lifetime, maxAnonymous: limits.anonymousSessions, now: milliseconds }),
      challenges: createMemoryChallengeStore({ clock: now }),
      attempts: createMemoryAttemptCounter(milliseconds),
      redis: null,
      close: () => Promise.resolve(),
    };
  }
  const redis = new Redis(url, { lazyConnect: true, commandTimeout: COMMAND_MS, maxRetriesPerRequest: 2 });
  redis.on('error', (error) => {
    log(faultEntry(error));
  });
  try {
    await redis.connect();
  } catch {
    redis.disconnect();
    // The address may hold a password: it is not said.
    throw new Error('Redis does not answer at the address given');
  }
  return {
    sessions: createRedisSessionStore(redis, { ...lifetime, now: milliseconds }),
    challenges: createRedisChallengeStore(redis),
    attempts: createRedisAttemptCounter(redis),
    redis,
    close: async () => {
      await redis.quit();
    },
  };
}
