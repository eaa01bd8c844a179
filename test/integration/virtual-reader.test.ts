import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadCard, loadTestRoots } from '../../simulator/cards.ts';
import { createMemoryChallengeStore, createVerifier } from '../../verifier/index.ts';
import { startVirtualCards, type VirtualCards } from '../contract/virtual-cards.ts';
import { nonceFor, provesLogin } from '../support/bridge/login-proof.ts';
import type { Page } from '../support/bridge/page.ts';
import { describeOnVirtualReader } from '../support/virtual-reader/where-possible.ts';
import { SITE, startBridge, type BridgeOnCards } from './bridge-on-cards.ts';

const CASES = [
  // Commands: the first login reads the certificate and, for the server, those of the CA and the root.
  { profile: 'rsa-fr', citizen: 'fr-rsa', algorithm: 'RS256', first: 22, again: 5 },
  { profile: 'ec-nl', citizen: 'nl-p384', algorithm: 'ES384', first: 19, again: 6 },
] as const;

describeOnVirtualReader('directly on the PC/SC daemon', () => {
  describe.each(CASES)('$profile', ({ profile, citizen, algorithm, first, again }) => {
    let cards: VirtualCards;
    let bridge: BridgeOnCards;

    beforeAll(async () => {
      cards = await startVirtualCards([profile], { way: 'direct' });
      bridge = await startBridge(cards);
    });

    afterAll(() => bridge.close());

    const apdus = async (): Promise<number> =>
      (await cards.readers.ask({ do: 'apdus', reset: true })).apdus?.total ?? Number.NaN;

    const freshCard = async (): Promise<void> => {
      await cards.readers.ask({ do: 'insert', profile, pin: cards.pin });
    };

    it('logs in, and the verifier proves identity and address from the card’s own files', async () => {
      const verifier = createVerifier({
        origin: SITE,
        challenges: createMemoryChallengeStore(),
        revocation: 'off',
        testRoots: await loadTestRoots(),
        warn: () => undefined,
      });
      const page = await bridge.connect();
      const sessionId = 'a session of the e-counter';
      const { authToken, chain, identity } = await page.call('authenticate', {
        challengeNonce: await verifier.issueChallenge(sessionId),
        identity: { fields: ['surname', 'address', 'photo'], purpose: 'Account', signed: true },
      });
      expect(authToken.algorithm).toBe(algorithm);
      const login = await verifier.verifyLogin({ sessionId, authToken, chain });
      const { values } = verifier.verifyIdentity({ evidence: identity?.evidence, login, chain });
      const card = await loadCard(citizen);
      expect(values).toMatchObject({ surname: card.citizen.surname, address: card.citizen.address });
      expect(values.photo).toBe(Buffer.from(card.files.photo).toString('base64'));
    });

    it('asks the card no more than a login needs', async () => {
      const page = await bridge.connect();
      await page.call('status');
      await freshCard();
      await apdus();
      const nonce = nonceFor('counted');
      const { authToken } = await page.call('authenticate', { challengeNonce: nonce });
      expect(provesLogin(authToken, SITE, nonce)).toBe(true);
      expect(await apdus()).toBe(first);
      await page.call('authenticate', { challengeNonce: nonceFor('again') });
      expect(await apdus()).toBe(again);
      await page.call('authenticate', {
        challengeNonce: nonceFor('with identity'),
        identity: { fields: ['surname', 'address'], purpose: 'Account' },
      });
      // Identity and address: select, a read that learns the length, a read that is right.
      expect(await apdus()).toBe(again + 6);
    });
  });

  describe('an approved page', () => {
    let cards: VirtualCards;
    let bridge: BridgeOnCards;
    let page: Page;

    beforeAll(async () => {
      cards = await startVirtualCards(['ec-fr'], { way: 'auto' });
      bridge = await startBridge(cards, { allowOrigins: [SITE] });
      page = await bridge.connect();
      await page.call('status');
    });

    afterAll(() => bridge.close());

    const nextEvent = async (): Promise<unknown> => {
      const { method, params } = await page.notifications.nextWhere((frame) => frame.method !== 'operation');
      return [method, 'event' in params ? params.event : null];
    };

    it('hears of cards and of the daemon’s death and return, without anybody asking', async () => {
      await cards.readers.ask({ do: 'remove' });
      expect(await nextEvent()).toEqual(['card', 'removed']);
      await cards.readers.ask({ do: 'insert', profile: 'ec-de', pin: cards.pin });
      expect(await nextEvent()).toEqual(['card', 'inserted']);
      await cards.readers.ask({ do: 'kill-pcscd' });
      expect([await nextEvent(), await nextEvent(), await nextEvent()]).toEqual([
        ['card', 'removed'],
        ['reader', 'removed'],
        ['reader', 'removed'],
      ]);
      expect((await page.fails('authenticate', { challengeNonce: nonceFor('no service') })).code).toBe(
        'ERR_EID_SERVICE_UNAVAILABLE',
      );
      await cards.readers.ask({ do: 'start-pcscd' });
      expect([await nextEvent(), await nextEvent()]).toEqual([
        ['reader', 'added'],
        ['reader', 'added'],
      ]);
      await cards.readers.ask({ do: 'insert', profile: 'ec-de', pin: cards.pin });
      expect(await nextEvent()).toEqual(['card', 'inserted']);
      const nonce = nonceFor('service is back');
      const { authToken } = await page.call('authenticate', { challengeNonce: nonce });
      expect(provesLogin(authToken, SITE, nonce)).toBe(true);
    });

    it('is answered with what is wrong with a card that cannot log in', async () => {
      for (const [profile, code] of [
        ['unknown-card', 'ERR_EID_CARD_NOT_SUPPORTED'],
        ['no-certificates', 'ERR_EID_CERTIFICATE_MISSING'],
        ['expired', 'ERR_EID_CERTIFICATE_EXPIRED'],
        ['pin-blocked', 'ERR_EID_PIN_BLOCKED'],
      ] as const) {
        await cards.readers.ask({ do: 'insert', profile, pin: cards.pin });
        await page.notifications.nextWhere((frame) => frame.method === 'card' && frame.params.event === 'inserted');
        expect([profile, (await page.fails('authenticate', { challengeNonce: nonceFor(profile) })).code]).toEqual([
          profile,
          code,
        ]);
      }
    });
  });
});
