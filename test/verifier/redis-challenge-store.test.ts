import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import {
  ConfigurationError,
  createMemoryChallengeStore,
  createRedisChallengeStore,
  createVerifier,
  type ChallengeStore,
} from '../../verifier/index.ts';
import { loadCard, loadTestRoots } from '../../simulator/cards.ts';
import { startRedisServer, type RedisServer } from '../support/redis-server.ts';
import { cardChain, cardToken, NOW, ORIGIN } from './token-maker.ts';

let server: RedisServer;
let clients: readonly [Redis, Redis];

beforeAll(async () => {
  server = await startRedisServer();
  clients = [new Redis(server.url), new Redis(server.url)];
}, 30_000);

afterAll(async () => {
  for (const client of clients) client.disconnect();
  await server.stop();
});

/** Two stores of the same challenges, as two instances of a site have them. */
const BACKENDS: readonly (readonly [string, () => readonly [ChallengeStore, ChallengeStore]])[] = [
  [
    'memory',
    () => {
      const store = createMemoryChallengeStore({ clock: () => NOW });
      return [store, store];
    },
  ],
  ['Redis', () => [createRedisChallengeStore(clients[0]), createRedisChallengeStore(clients[1])]],
];

describe.each(BACKENDS)('challenges in %s', (_name, open) => {
  it('put by one instance are taken by another, once', async () => {
    const [one, other] = open();
    const challenge = { nonce: 'nonce', issuedAt: NOW.getTime() };
    await one.put('crossing', challenge);
    expect(await other.take('crossing')).toEqual(challenge);
    expect(await one.take('crossing')).toBeUndefined();
    expect(await other.take('nobody')).toBeUndefined();
  });

  it('are replaced by the next of the same session', async () => {
    const [one, other] = open();
    await one.put('replaced', { nonce: 'first', issuedAt: NOW.getTime() });
    await other.put('replaced', { nonce: 'second', issuedAt: NOW.getTime() });
    expect((await one.take('replaced'))?.nonce).toBe('second');
  });

  it('of 1 000 takers at once, one gets it', async () => {
    const [one, other] = open();
    await one.put('wanted', { nonce: 'nonce', issuedAt: NOW.getTime() });
    const taken = await Promise.all(
      Array.from({ length: 1_000 }, (_, index) => (index % 2 === 0 ? one : other).take('wanted')),
    );
    expect(taken.filter((challenge) => challenge !== undefined)).toHaveLength(1);
  });

  it('serve a verifier', async () => {
    const [challenges] = open();
    const card = await loadCard('nl-p384');
    const verifier = createVerifier({
      origin: ORIGIN,
      challenges,
      revocation: 'off',
      testRoots: await loadTestRoots(),
      clock: () => NOW,
      warn: () => undefined,
    });
    await challenges.put('verified', { nonce: 'n'.repeat(44), issuedAt: NOW.getTime() });
    const login = { sessionId: 'verified', authToken: cardToken(card, 'n'.repeat(44)), chain: cardChain(card) };
    await expect(verifier.verifyLogin(login)).resolves.toMatchObject({ algorithm: 'ES384' });
    await expect(verifier.verifyLogin(login)).rejects.toMatchObject({ code: 'ERR_VERIFY_CHALLENGE_NOT_FOUND' });
  });
});

describe('challenges in Redis', () => {
  it('are dropped by Redis itself when their time is over', async () => {
    const [client] = clients;
    await createRedisChallengeStore(client, { ttlMs: 120_000 }).put('timed', { nonce: 'nonce', issuedAt: 0 });
    const left = await client.pttl('eid-challenge:timed');
    expect(left).toBeGreaterThan(100_000);
    expect(left).toBeLessThanOrEqual(120_000);
  });

  it('of two sites with prefixes of their own do not meet', async () => {
    const [client] = clients;
    await createRedisChallengeStore(client, { prefix: 'a:' }).put('s', { nonce: 'of a', issuedAt: 0 });
    expect(await createRedisChallengeStore(client, { prefix: 'b:' }).take('s')).toBeUndefined();
  });

  it.each(['rubbish', '{}', '{"nonce":1,"issuedAt":2}'])('that somebody else wrote (%s) are a fault', async (text) => {
    const [client] = clients;
    await client.set('eid-challenge:foreign', text);
    const challenges = createRedisChallengeStore(client);
    const verifier = createVerifier({ origin: ORIGIN, challenges, revocation: 'off' });
    await expect(verifier.verifyLogin({ sessionId: 'foreign', authToken: '' })).rejects.toMatchObject({
      code: 'ERR_VERIFY_CHALLENGE_STORE_FAILED',
    });
  });

  it.each([0, 1.5, 300_001])('wait no longer than five minutes: %p is refused', (ttlMs) => {
    expect(() => createRedisChallengeStore(clients[0], { ttlMs })).toThrow(ConfigurationError);
  });
});
