import { describe, expect, it } from '@jest/globals';
import { bridgePerTest, withCard } from '../../support/bridge/bridge-per-test.ts';
import { nonceFor } from '../../support/bridge/login-proof.ts';
import { approveWith, leaveToTest, typedPin } from '../../support/bridge/scripted-prompter.ts';
import { TEST_PINS } from '../../support/secrets/test-pins.ts';

const params = { challengeNonce: nonceFor('pin') };

describe('a PIN that is wrong', () => {
  const start = bridgePerTest();

  it('is asked again in the same prompt with the tries left', async () => {
    const { connect, prompter, cards } = await withCard(start, 'nl-p384', { script: leaveToTest });
    const page = await connect();
    const result = page.call('authenticate', params);
    const first = await prompter.asked.next();
    const [card] = first.question.cards;
    first.answer({ kind: 'approved', cardId: card.cardId, pin: typedPin(TEST_PINS.wrong) });
    const second = await prompter.asked.next();
    expect(second.question.failure).toEqual({ code: 'ERR_EID_PIN_INCORRECT', triesLeft: 2 });
    expect(second.question.cards[0].triesLeft).toBe(2);
    expect(second.prompt).toBe(first.prompt);
    second.answer({ kind: 'approved', cardId: card.cardId, pin: typedPin(TEST_PINS.main) });
    await expect(result).resolves.toHaveProperty('authToken');
    expect(cards.signatures.map(({ typedPin: pin }) => pin)).toEqual([TEST_PINS.wrong, TEST_PINS.main]);
    expect(page.states).toEqual(['awaiting-consent', 'awaiting-pin', 'signing', 'awaiting-pin', 'signing']);
  });

  it('is the outcome, with the tries left, where nobody answers again', async () => {
    const { connect, cards, prompter } = await withCard(start, 'nl-p384', { script: approveWith(TEST_PINS.wrong) });
    const page = await connect();
    expect(await page.fails('authenticate', params)).toEqual({
      code: 'ERR_EID_PIN_INCORRECT',
      retriable: true,
      triesLeft: 2,
    });
    expect(cards.signatures).toHaveLength(1);
    expect(prompter.opened.all[0]?.outcome).toEqual({ kind: 'failed', code: 'ERR_EID_PIN_INCORRECT' });
  });

  it('is no login when the citizen cancels the second question', async () => {
    const { connect, prompter } = await withCard(start, 'nl-p384', { script: leaveToTest });
    const page = await connect();
    const failed = page.fails('authenticate', params);
    const first = await prompter.asked.next();
    first.answer({
      kind: 'approved',
      cardId: first.question.cards[0].cardId,
      pin: typedPin(TEST_PINS.wrong),
    });
    (await prompter.asked.next()).answer({ kind: 'cancelled' });
    expect((await failed).code).toBe('ERR_EID_USER_CANCELLED');
  });

  it('blocks the card at the third try, and then no PIN is asked', async () => {
    const { connect, prompter, cards } = await withCard(start, 'nl-p384', {
      card: { triesLeft: 1 },
      script: approveWith(TEST_PINS.wrong),
    });
    const page = await connect();
    const blocked = { code: 'ERR_EID_PIN_BLOCKED', retriable: false, triesLeft: 0 };
    expect(await page.fails('authenticate', params)).toEqual(blocked);
    expect(await page.fails('authenticate', params)).toEqual(blocked);
    expect(prompter.asked.all).toHaveLength(1);
    expect(cards.signatures).toHaveLength(1);
  });

  it('is wiped like a right one', async () => {
    const { connect, cards } = await withCard(start, 'nl-p384', { script: approveWith(TEST_PINS.wrong) });
    const page = await connect();
    await page.fails('authenticate', params);
    expect(cards.signatures.every(({ pin }) => pin?.every((byte) => byte === 0))).toBe(true);
  });

  it('for a card that is not among those shown is never used', async () => {
    const { connect, prompter, cards } = await withCard(start, 'nl-p384', { script: leaveToTest });
    const page = await connect();
    const failed = page.fails('authenticate', params);
    const asked = await prompter.asked.next();
    const pin = typedPin(TEST_PINS.main);
    const [{ readerId }] = asked.question.cards;
    asked.answer({ kind: 'approved', cardId: readerId as never, pin });
    expect((await failed).code).toBe('ERR_EID_INTERNAL');
    expect(cards.signatures).toEqual([]);
    await expect(pin.use(() => Promise.resolve())).rejects.toThrow('once');
  });
});
