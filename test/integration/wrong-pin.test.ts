import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startRemovableCards, type RemovableCards } from '../contract/removable-cards.ts';
import { nonceFor } from '../support/bridge/login-proof.ts';
import { TEST_PINS } from '../support/secrets/test-pins.ts';
import { startBridge, type BridgeOnCards } from './bridge-on-cards.ts';

const LOGIN = { challengeNonce: nonceFor('wrong PIN') };

let cards: RemovableCards;
let bridge: BridgeOnCards;

beforeAll(async () => {
  cards = await startRemovableCards({ citizens: ['fr-rsa'] });
  bridge = await startBridge(cards, { typedPin: TEST_PINS.wrong });
});

afterAll(() => bridge.close());

describe('a wrong PIN', () => {
  it('tells the page the tries left, costs one each time, and blocks in the end', async () => {
    const page = await bridge.connect();
    expect(await page.fails('authenticate', LOGIN)).toEqual({
      code: 'ERR_EID_PIN_INCORRECT',
      retriable: true,
      triesLeft: 2,
    });
    expect(await page.fails('authenticate', LOGIN)).toMatchObject({ code: 'ERR_EID_PIN_INCORRECT', triesLeft: 1 });
    expect(cards.token.triesLeft('fr-rsa')).toBe(1);
    expect(await page.fails('authenticate', LOGIN)).toEqual({
      code: 'ERR_EID_PIN_BLOCKED',
      retriable: false,
      triesLeft: 0,
    });
  });

  it('is not even asked for where the PIN is blocked', async () => {
    cards.token.clearCalls();
    const page = await bridge.connect();
    expect(await page.fails('authenticate', LOGIN)).toMatchObject({ code: 'ERR_EID_PIN_BLOCKED' });
    expect(cards.token.calls()).not.toContain('C_Login');
    expect(page.states).not.toContain('awaiting-pin');
  });
});
