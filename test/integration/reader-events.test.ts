import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startRemovableCards, type RemovableCards } from '../contract/removable-cards.ts';
import { nonceFor } from '../support/bridge/login-proof.ts';
import type { Page } from '../support/bridge/page.ts';
import { SITE, startBridge, type BridgeOnCards } from './bridge-on-cards.ts';

const READER = 0;

let cards: RemovableCards;
let bridge: BridgeOnCards;
let page: Page;

beforeAll(async () => {
  cards = await startRemovableCards({ citizens: ['fr-rsa', 'nl-p384'], readers: [{ name: 'Desk reader' }] });
  cards.token.remove(READER);
  bridge = await startBridge(cards, { allowOrigins: [SITE] });
  page = await bridge.connect();
});

afterAll(() => bridge.close());

const nextEvent = async (): Promise<unknown> => {
  const { method, params } = await page.notifications.nextWhere((frame) => frame.method !== 'operation');
  return [method, 'event' in params ? params.event : null];
};

/** A worker that starts slowly on a busy computer is not waited for: then a page asks again. */
const readersOf = async () => {
  for (let tries = 0; tries < 20; tries += 1) {
    const { readers } = await page.call('status');
    if (readers !== undefined) return readers;
  }
  return [];
};

describe('an approved page', () => {
  it('is told of readers and cards as they come and go', async () => {
    expect(await readersOf()).toMatchObject([{ name: 'Desk reader', card: null }]);
    cards.token.insert(READER, 'fr-rsa');
    expect(await nextEvent()).toEqual(['card', 'inserted']);
    expect(await readersOf()).toMatchObject([{ card: { state: 'ready', kind: 'belgian-eid' } }]);
    cards.token.insert(READER, 'nl-p384');
    expect([await nextEvent(), await nextEvent()]).toEqual([
      ['card', 'removed'],
      ['card', 'inserted'],
    ]);
    cards.token.remove(READER);
    expect(await nextEvent()).toEqual(['card', 'removed']);
    const second = cards.token.plugIn({ name: 'Second reader' });
    expect(await nextEvent()).toEqual(['reader', 'added']);
    cards.token.unplug(second);
    expect(await nextEvent()).toEqual(['reader', 'removed']);
  });

  it('that asks for a login before the card is in gets it once it is', async () => {
    const login = page.call('authenticate', { challengeNonce: nonceFor('later') });
    await page.reaches('awaiting-card');
    cards.token.insert(READER, 'nl-p384');
    expect((await login).authToken.algorithm).toBe('ES384');
  });
});
