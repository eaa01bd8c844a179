import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Pin } from '../../native-bridge/consent/pin.ts';
import type { Prompter } from '../../native-bridge/consent/prompter.ts';
import { pinBytes } from '../contract/card-calls.ts';
import { startRemovableCards, type RemovableCards } from '../contract/removable-cards.ts';
import { nonceFor } from '../support/bridge/login-proof.ts';
import { TEST_PINS } from '../support/secrets/test-pins.ts';
import { startBridge, type BridgeOnCards } from './bridge-on-cards.ts';

const LOGIN = { challengeNonce: nonceFor('wiped') };

/** Bytes that were typed: a test looks at what is left of them. */
let typed: Uint8Array[] = [];
let nextPin: string;
let cards: RemovableCards;
let bridge: BridgeOnCards;

const prompter: Prompter = {
  open: () => ({
    show: () => undefined,
    ask: ({ cards: [card], failure }) => {
      if (failure !== null) return Promise.resolve({ kind: 'give-up' });
      const bytes = pinBytes(nextPin);
      typed.push(bytes);
      return Promise.resolve({ kind: 'approved', cardId: card.cardId, pin: new Pin(bytes) });
    },
    cancelled: new AbortController().signal,
    close: () => undefined,
  }),
};

beforeAll(async () => {
  cards = await startRemovableCards({ citizens: ['fr-rsa'] });
  bridge = await startBridge(cards, { prompter });
});

beforeEach(() => {
  typed = [];
  nextPin = cards.pin;
  cards.token.clearFaults();
  cards.token.setTriesLeft('fr-rsa', 3);
});

afterAll(() => bridge.close());

describe('what the citizen typed', () => {
  it.each([
    ['a login', TEST_PINS.main, null],
    ['a wrong PIN', TEST_PINS.wrong, null],
    ['a module that fails', TEST_PINS.main, { return: 0x5 }],
    ['a module that crashes', TEST_PINS.main, 'crash'],
    ['a card that is pulled', TEST_PINS.main, { removeFrom: 0 }],
  ] as const)('is zeros after %s', async (_, pin, action) => {
    nextPin = pin;
    const page = await bridge.connect();
    if (action !== null) cards.token.fault({ function: 'C_Login', action, once: true });
    await page.answerTo(page.send('authenticate', LOGIN));
    expect(typed.map((bytes) => [...bytes])).toEqual([Array.from({ length: pin.length }, () => 0)]);
    cards.token.insert(0, 'fr-rsa');
  });
});
