import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { createMemoryAttemptCounter } from '../../../e-counter/passwords/attempts.ts';
import { createRedisAttemptCounter } from '../../../e-counter/passwords/redis-attempt-counter.ts';
import { createMemorySessionStore } from '../../../e-counter/sessions/memory-session-store.ts';
import { createRedisSessionStore } from '../../../e-counter/sessions/redis-session-store.ts';
import type { SessionRecord, SessionStore } from '../../../e-counter/sessions/session.ts';
import { startRedisServer, type RedisServer } from '../../support/redis-server.ts';

const RECORD: SessionRecord = {
  csrfSecret: 'secret',
  state: { kind: 'authenticated', way: 'email', accountId: 7, epoch: 2 },
  errand: { returnTo: 'household', federal: { state: 's', nonce: 'n', codeVerifier: 'v', language: 'nl' } },
};
const LIFETIME = { idleMs: 60_000, lifetimeMs: 100_000 };

let server: RedisServer;
let redis: Redis;
let time = 0;
const now = (): number => time;

beforeAll(async () => {
  server = await startRedisServer();
  redis = new Redis(server.url);
}, 30_000);
afterAll(async () => {
  redis.disconnect();
  await server.stop();
});

describe.each<readonly [string, () => SessionStore]>([
  ['memory', () => createMemorySessionStore({ ...LIFETIME, maxAnonymous: 10, now })],
  ['Redis', () => createRedisSessionStore(redis, { ...LIFETIME, now })],
])('sessions in %s', (_name, open) => {
  it('are given back whole, changed, and forgotten', async () => {
    const store = open();
    expect(await store.get('one')).toBeNull();
    await store.set('one', RECORD);
    expect(await store.get('one')).toEqual(RECORD);
    const changed: SessionRecord = { ...RECORD, state: { kind: 'anonymous' } };
    await store.set('one', changed);
    expect(await store.get('one')).toEqual(changed);
    await store.delete('one');
    expect(await store.get('one')).toBeNull();
  });

  it('end with their lifetime, however busy they are', async () => {
    const store = open();
    time = 0;
    await store.set('busy', RECORD);
    for (time = 0; time < 100_000; time += 50_000) expect(await store.get('busy')).toEqual(RECORD);
    await store.set('other', RECORD);
    expect(await store.get('busy')).toBeNull();
    time = 0;
  });
});

describe('sessions in Redis', () => {
  it('are kept for the idle time, anew with each touch, and under a hash of their id', async () => {
    const store = createRedisSessionStore(redis, { ...LIFETIME, now });
    await redis.flushall();
    await store.set('a very secret id', RECORD);
    const [key = ''] = await redis.keys('*');
    expect(key).toMatch(/^session:[\w-]{43}$/);
    await redis.pexpire(key, 1_000);
    await store.get('a very secret id');
    expect(await redis.pttl(key)).toBeGreaterThan(50_000);
  });
});

describe.each([
  ['memory', () => createMemoryAttemptCounter(now)],
  ['Redis', () => createRedisAttemptCounter(redis)],
] as const)('attempts counted in %s', (_name, open) => {
  it('add up until they are forgotten', async () => {
    const counter = open();
    expect([await counter.count('a', 1_000), await counter.count('a', 1_000)]).toEqual([1, 2]);
    expect(await counter.count('b', 1_000)).toBe(1);
    await counter.forget('a');
    expect(await counter.count('a', 1_000)).toBe(1);
  });
});

describe('attempts', () => {
  it('in memory begin anew when the window is over, and never fill the memory', async () => {
    const counter = createMemoryAttemptCounter(now);
    time = 0;
    await counter.count('a', 1_000);
    time = 1_000;
    expect(await counter.count('a', 1_000)).toBe(1);
    for (let index = 0; index < 10_001; index += 1) await counter.count(`other ${index}`, 1_000);
    expect(await counter.count('a', 1_000)).toBe(1);
    time = 0;
  });

  it('in Redis end with the window that began with the first', async () => {
    const counter = createRedisAttemptCounter(redis);
    await counter.count('window', 60_000);
    await redis.pexpire('attempts:window', 10_000);
    await counter.count('window', 60_000);
    expect(await redis.pttl('attempts:window')).toBeLessThanOrEqual(10_000);
  });
});
