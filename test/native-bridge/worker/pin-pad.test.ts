import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { isSigned, onlyCardIn, publicKeyOf, signWith, valueOf, type CardNames } from '../../contract/card-calls.ts';
import { startRemovableCards, type RemovableCards } from '../../contract/removable-cards.ts';

let cards: RemovableCards;
let card: CardNames;

beforeAll(async () => {
  cards = await startRemovableCards({ citizens: ['fr-rsa'], readers: [{ name: 'Pad', pinPad: true }] });
  card = await onlyCardIn(cards.backend);
});

beforeEach(() => {
  cards.token.setTriesLeft('fr-rsa', 3);
  cards.token.answerPinPad('ok');
  cards.token.clearFaults();
});

afterAll(() => cards.close());

const sign = (role: 'authentication' | 'signature' = 'authentication') =>
  signWith(cards.backend, card, { role, algorithm: 'RS256', pin: null });

describe('a reader with a PIN pad', () => {
  it('is told as one', async () => {
    const [reader] = valueOf(await cards.backend.listReaders());
    expect(reader).toMatchObject({ name: 'Pad', pinPad: true, card: { pinEntry: 'protected-path' } });
  });

  it.each(['authentication', 'signature'] as const)('gets a true NULL for the PIN and signs: %s', async (role) => {
    // The module refuses a PIN that is not NULL and has no length, as strict ones do.
    const { signature } = valueOf(await sign(role));
    expect(isSigned('RS256', await publicKeyOf('fr-rsa', role), signature)).toBe(true);
  });

  it('on which the citizen cancels is a cancelled request', async () => {
    cards.token.answerPinPad('cancel');
    expect(await sign()).toEqual({ ok: false, error: { code: 'ERR_EID_USER_CANCELLED' } });
    expect(cards.token.triesLeft('fr-rsa')).toBe(3);
  });

  it('on which nobody types has failed', async () => {
    cards.token.answerPinPad('timeout');
    expect(await sign()).toEqual({ ok: false, error: { code: 'ERR_EID_PIN_PAD_FAILED' } });
    expect(cards.token.triesLeft('fr-rsa')).toBe(3);
  });

  it.each([
    ['CKR_GENERAL_ERROR', 0x5],
    ['CKR_FUNCTION_FAILED', 0x6],
    ['CKR_DEVICE_ERROR', 0x30],
  ])('that does not work has failed: %s', async (_, returnValue) => {
    cards.token.fault({ function: 'C_Login', action: { return: returnValue }, once: true });
    expect(await sign()).toEqual({ ok: false, error: { code: 'ERR_EID_PIN_PAD_FAILED' } });
  });

  it('tells the tries left after a wrong PIN, down to none', async () => {
    cards.token.answerPinPad('wrong');
    expect(await sign()).toEqual({ ok: false, error: { code: 'ERR_EID_PIN_INCORRECT', triesLeft: 2 } });
    expect(await sign()).toEqual({ ok: false, error: { code: 'ERR_EID_PIN_INCORRECT', triesLeft: 1 } });
    expect(await sign()).toEqual({ ok: false, error: { code: 'ERR_EID_PIN_BLOCKED', triesLeft: 0 } });
    cards.token.answerPinPad('ok');
    expect(await sign()).toEqual({ ok: false, error: { code: 'ERR_EID_PIN_BLOCKED', triesLeft: 0 } });
  });

  it('takes a typed PIN as well', async () => {
    const signed = await signWith(cards.backend, card, { algorithm: 'RS256', pin: cards.pin });
    expect(signed.ok).toBe(true);
  });
});

describe('a reader without a PIN pad', () => {
  it('asked for its PIN pad gives a typed error', async () => {
    const plain = await startRemovableCards({ citizens: ['nl-p384'] });
    const names = await onlyCardIn(plain.backend);
    const signed = await signWith(plain.backend, names, { algorithm: 'ES384', pin: null });
    expect(signed).toEqual({ ok: false, error: { code: 'ERR_EID_PIN_PAD_FAILED' } });
    await plain.close();
  });
});
