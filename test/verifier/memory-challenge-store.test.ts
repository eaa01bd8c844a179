import { describe, expect, it } from '@jest/globals';
import { ConfigurationError, createMemoryChallengeStore } from '../../verifier/index.ts';

function storeAt(start: number, options: { ttlMs?: number; maxEntries?: number } = {}) {
  let now = start;
  const store = createMemoryChallengeStore({ ...options, clock: () => new Date(now) });
  return {
    store,
    put: (sessionId: string, nonce = sessionId) => store.put(sessionId, { nonce, issuedAt: now }),
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

describe('memory challenge store', () => {
  it('hands a challenge out once', async () => {
    const { store, put } = storeAt(1_000);
    await put('a', 'nonce');
    expect(await store.take('a')).toEqual({ nonce: 'nonce', issuedAt: 1_000 });
    expect(await store.take('a')).toBeUndefined();
    expect(await store.take('b')).toBeUndefined();
  });

  it('keeps the latest challenge of a session', async () => {
    const { store, put } = storeAt(0);
    await put('a', 'first');
    await put('a', 'second');
    expect((await store.take('a'))?.nonce).toBe('second');
  });

  it('forgets after the time to live', async () => {
    const { store, put, pass } = storeAt(0, { ttlMs: 1_000 });
    await put('a');
    await put('b');
    pass(999);
    expect(await store.take('a')).toBeDefined();
    pass(1);
    expect(await store.take('b')).toBeUndefined();
  });

  it('never holds more than it may: the oldest goes first', async () => {
    const { store, put } = storeAt(0, { maxEntries: 3 });
    for (const id of ['a', 'b', 'c', 'a', 'd']) await put(id);
    expect(await store.take('b')).toBeUndefined();
    for (const id of ['c', 'a', 'd']) expect(await store.take(id)).toBeDefined();
  });

  it('session ids are no property names', async () => {
    const { store, put } = storeAt(0);
    expect(await store.take('__proto__')).toBeUndefined();
    await put('__proto__');
    expect(await store.take('__proto__')).toBeDefined();
    expect(await store.take('constructor')).toBeUndefined();
  });

  it.each([{ ttlMs: 0 }, { ttlMs: 300_001 }, { ttlMs: Number.NaN }, { maxEntries: 0 }, { maxEntries: 1.5 }])(
    'refuses %j',
    (options) => {
      expect(() => createMemoryChallengeStore(options)).toThrow(ConfigurationError);
    },
  );
});
