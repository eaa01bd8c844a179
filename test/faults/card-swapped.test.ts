import type { KeyObject } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isErrorCode } from '../../contracts/errors.ts';
import { isSigned, publicKeyOf, signWith, valueOf } from '../contract/card-calls.ts';
import { startRemovableCards, type RemovableCards } from '../contract/removable-cards.ts';
import { called, cardInReader, logIn, places, type CallPlace } from './card-change.ts';

/** Long enough to change the card during a call, wherever that call is; too short only makes it happen a call later. */
const CALL_MS = 60;
/** Neither 3 (what the right PIN gives back) nor what a wrong PIN leaves: any PIN spent here shows. */
const MARKED_TRIES = 2;

const READER = 0;

/** As the Belgian module: a login lasts over a change of cards for as long as a session is left open. */
describe.each([
  ['a module that forgets a login with its card', false],
  ['a module that keeps a login over a change of cards', true],
])('%s', (_, sticky) => {
  let cards: RemovableCards;
  let own: KeyObject;

  beforeAll(async () => {
    cards = await startRemovableCards({
      citizens: ['fr-rsa', 'rekeyed-rsa'],
      readers: [{ name: 'The reader' }],
      sticky,
    });
    own = await publicKeyOf('fr-rsa');
  });

  afterAll(() => cards.close());

  /** The citizen's card is in; `remembered`: it was used before, so that the login needs fewer calls. */
  async function prepare(remembered: boolean) {
    const { token } = cards;
    token.clearFaults();
    token.remove(READER);
    await cards.backend.listReaders();
    token.insert(READER, 'fr-rsa');
    token.setTriesLeft('fr-rsa', 3);
    token.setTriesLeft('rekeyed-rsa', MARKED_TRIES);
    const card = await cardInReader(cards);
    if (card === null) throw new Error('no card');
    if (remembered) {
      await logIn(cards, card);
      valueOf(await cards.backend.release({ readerId: card.readerId }));
    }
    token.clearCalls();
    return card;
  }

  async function callsOfLogin(remembered: boolean): Promise<readonly CallPlace[]> {
    const card = await prepare(remembered);
    expect((await logIn(cards, card)).ok).toBe(true);
    return places(cards.token.calls());
  }

  /** The next citizen's card is in by now: a wrong PIN must be refused, whatever the module remembers. */
  async function expectNoLoginLeft(): Promise<void> {
    cards.token.clearFaults();
    cards.token.insert(READER, 'rekeyed-rsa');
    const next = await cardInReader(cards);
    if (next === null) throw new Error('the next card is in');
    const refused = await signWith(cards.backend, next, { algorithm: 'RS256', pin: '0000' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'ERR_EID_PIN_INCORRECT' } });
  }

  it.each([
    ['the first time', false],
    ['remembered from before', true],
  ])('signs for nobody else when the card is swapped at any call: %s', async (_name, remembered) => {
    for (const place of await callsOfLogin(remembered)) {
      const card = await prepare(remembered);
      cards.token.fault({ ...place, action: { delayMs: CALL_MS } });
      const over = new AbortController();
      const swapping = called(cards.token, place, over.signal).then(() => {
        cards.token.insert(READER, 'rekeyed-rsa');
      });
      const outcome = await logIn(cards, card);
      over.abort();
      await swapping;
      expect({ place, tries: cards.token.triesLeft('rekeyed-rsa') }).toEqual({ place, tries: MARKED_TRIES });
      expect({ place, good: isGood(outcome) }).toEqual({ place, good: true });
      valueOf(await cards.backend.release({ readerId: card.readerId }));
      await expectNoLoginLeft();
    }
    expect(cards.workers).toHaveLength(1);
  });

  it.each([
    ['is pulled', () => ({ removeFrom: READER })],
    ['answers CKR_DEVICE_REMOVED', () => ({ return: 0x32 })],
    ['answers CKR_DEVICE_ERROR', () => ({ return: 0x30 })],
  ])('fails with a typed error, or signs, when at any call the card %s', async (_name, action) => {
    for (const remembered of [false, true]) {
      for (const place of await callsOfLogin(remembered)) {
        const card = await prepare(remembered);
        cards.token.fault({ ...place, action: action() });
        const outcome = await logIn(cards, card);
        expect({ place, good: isGood(outcome) }).toEqual({ place, good: true });
        valueOf(await cards.backend.release({ readerId: card.readerId }));
        await expectNoLoginLeft();
      }
    }
    expect(cards.workers).toHaveLength(1);
  });

  function isGood(outcome: Awaited<ReturnType<typeof logIn>>): boolean {
    return outcome.ok ? isSigned('RS256', own, outcome.value) : isErrorCode(outcome.error.code);
  }
});
