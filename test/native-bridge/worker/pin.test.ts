import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { isSigned, onlyCardIn, publicKeyOf, signWith, valueOf, type CardNames } from '../../contract/card-calls.ts';
import { startRemovableCards, type RemovableCards } from '../../contract/removable-cards.ts';

const WRONG = '0000';
const ALGORITHM = { 'fr-rsa': 'RS256', 'nl-p384': 'ES384' } as const;
const BLOCKED = { ok: false, error: { code: 'ERR_EID_PIN_BLOCKED', triesLeft: 0 } };

describe.each(['fr-rsa', 'nl-p384'] as const)('the PIN of %s', (citizen) => {
  let cards: RemovableCards;
  let card: CardNames;

  beforeAll(async () => {
    cards = await startRemovableCards({ citizens: [citizen] });
    card = await onlyCardIn(cards.backend);
  });

  beforeEach(() => {
    cards.token.setTriesLeft(citizen, 3);
  });

  afterAll(() => cards.close());

  const sign = (pin: string, role: 'authentication' | 'signature' = 'authentication') =>
    signWith(cards.backend, card, { role, algorithm: ALGORITHM[citizen], pin });

  const pinState = async () =>
    valueOf(await cards.backend.readCertificates({ ...card, wanted: ['authentication'] })).pin;

  it('has two tries, then one, then none after wrong ones', async () => {
    expect(await pinState()).toEqual({ blocked: false, triesLeft: null });
    expect(await sign(WRONG)).toEqual({ ok: false, error: { code: 'ERR_EID_PIN_INCORRECT', triesLeft: 2 } });
    expect(await pinState()).toEqual({ blocked: false, triesLeft: 2 });
    expect(await sign(WRONG)).toEqual({ ok: false, error: { code: 'ERR_EID_PIN_INCORRECT', triesLeft: 1 } });
    expect(await pinState()).toEqual({ blocked: false, triesLeft: 1 });
    expect(await sign(WRONG)).toEqual(BLOCKED);
    expect(await pinState()).toEqual({ blocked: true, triesLeft: 0 });
    expect(await sign(cards.pin)).toEqual(BLOCKED);
  });

  it('is blocked where it was before', async () => {
    cards.token.setTriesLeft(citizen, 0);
    expect(await pinState()).toEqual({ blocked: true, triesLeft: 0 });
    expect(await sign(cards.pin)).toEqual(BLOCKED);
    expect(await sign(WRONG)).toEqual(BLOCKED);
  });

  it('has all its tries again after the right one', async () => {
    await sign(WRONG);
    await sign(WRONG);
    const { signature } = valueOf(await sign(cards.pin));
    expect(isSigned(ALGORITHM[citizen], await publicKeyOf(citizen), signature)).toBe(true);
    expect(await pinState()).toEqual({ blocked: false, triesLeft: null });
  });

  it('costs one try where it is wrong for the key that asks it twice', async () => {
    expect(await sign(WRONG, 'signature')).toEqual({
      ok: false,
      error: { code: 'ERR_EID_PIN_INCORRECT', triesLeft: 2 },
    });
    expect(cards.token.triesLeft(citizen)).toBe(2);
  });

  it.each([
    ['empty', ''],
    ['short', '1'],
    ['long', '1'.repeat(13)],
    ['very long', '1'.repeat(5_000)],
    ['letters', 'abcd'],
    ['zero bytes', '\0\0\0\0'],
  ])('that is no PIN is refused and costs nothing: %s', async (_, pin) => {
    const refused = await sign(pin);
    expect(refused.ok).toBe(false);
    expect(cards.token.triesLeft(citizen)).toBe(3);
    expect(isSigned(ALGORITHM[citizen], await publicKeyOf(citizen), valueOf(await sign(cards.pin)).signature)).toBe(
      true,
    );
    expect(cards.workers).toHaveLength(1);
  });
});
