import { describe, expect, it } from '@jest/globals';
import { bridgePerTest, withCard } from '../../support/bridge/bridge-per-test.ts';
import { nonceFor, provesLogin } from '../../support/bridge/login-proof.ts';
import { approveWith, leaveToTest, typedPin } from '../../support/bridge/scripted-prompter.ts';
import { SITE } from '../../support/bridge/bridge-per-test.ts';
import { TEST_PINS } from '../../support/secrets/test-pins.ts';

const params = { challengeNonce: nonceFor('waiting') };
const operationLimits = { promptMs: 180_000, cardWaitMs: 120_000 };

describe('waiting for a reader and a card', () => {
  const start = bridgePerTest();

  it('says that there is no reader after its limit', async () => {
    const { connect, clock, prompter } = await start({ operationLimits });
    const page = await connect();
    const failed = page.fails('authenticate', params);
    await page.reaches('awaiting-reader');
    clock.advance(119_999);
    expect(page.answers.all).toEqual([]);
    clock.advance(1);
    expect(await failed).toEqual({ code: 'ERR_EID_NO_READER', retriable: true });
    expect(prompter.opened.all[0]?.outcome).toEqual({ kind: 'failed', code: 'ERR_EID_NO_READER' });
    expect(clock.waiting).toBe(0);
  });

  it('says that there is no card after its limit', async () => {
    const { connect, clock, cards } = await start({ operationLimits });
    cards.addReader();
    const page = await connect();
    const failed = page.fails('authenticate', params);
    await page.reaches('awaiting-card');
    clock.advance(120_000);
    expect((await failed).code).toBe('ERR_EID_NO_CARD');
    expect(cards.watchers).toBe(0);
  });

  it('goes on when reader and card come', async () => {
    const { connect, cards, prompter } = await start();
    const page = await connect();
    const result = page.call('authenticate', params);
    await page.reaches('awaiting-reader');
    const reader = cards.addReader();
    await page.reaches('awaiting-card');
    await cards.insert(reader, 'nl-p384');
    await expect(result).resolves.toHaveProperty('authToken');
    expect(page.states).toEqual(['awaiting-consent', 'awaiting-reader', 'awaiting-card', 'awaiting-pin', 'signing']);
    expect(prompter.opened.all[0]?.views.all).toEqual(['awaiting-reader', 'awaiting-card', 'signing']);
  });

  it('goes back to the reader when that one is pulled', async () => {
    const { connect, cards } = await start();
    const reader = cards.addReader();
    const page = await connect();
    void page.send('authenticate', params);
    await page.reaches('awaiting-card');
    cards.removeReader(reader);
    await page.reaches('awaiting-reader');
    expect(page.states).toEqual(['awaiting-consent', 'awaiting-card', 'awaiting-reader']);
  });

  it('ends when the prompt’s time is over, whatever it waits for', async () => {
    const { connect, clock } = await start({ operationLimits: { promptMs: 60_000, cardWaitMs: 120_000 } });
    const page = await connect();
    const failed = page.fails('authenticate', params);
    await page.reaches('awaiting-reader');
    clock.advance(60_000);
    expect(await failed).toEqual({ code: 'ERR_EID_TIMEOUT', retriable: true });
  });

  it('tells what the module says instead of waiting', async () => {
    const { connect, cards } = await start();
    const page = await connect();
    cards.failNext('listReaders', { code: 'ERR_EID_SERVICE_UNAVAILABLE' });
    expect((await page.fails('authenticate', params)).code).toBe('ERR_EID_SERVICE_UNAVAILABLE');
  });
});

describe('a question', () => {
  const start = bridgePerTest();

  it('is withdrawn at the prompt’s limit, with its expiry told before', async () => {
    const { connect, clock, prompter } = await withCard(start, 'nl-p384', { operationLimits, script: leaveToTest });
    const page = await connect();
    const failed = page.fails('authenticate', params);
    const { signal, prompt } = await prompter.asked.next();
    expect(prompt.request.expiresAt).toBe(clock.now() + 180_000);
    clock.advance(180_000);
    expect(signal.aborted).toBe(true);
    expect((await failed).code).toBe('ERR_EID_TIMEOUT');
    expect(prompt.outcome).toEqual({ kind: 'failed', code: 'ERR_EID_TIMEOUT' });
  });

  it('is withdrawn when its card is pulled, and comes back with the next card', async () => {
    const { connect, cards, clock, prompter, reader } = await withCard(start, 'nl-p384', { script: leaveToTest });
    const page = await connect();
    const result = page.call('authenticate', params);
    const first = await prompter.asked.next();
    clock.advance(1_000);
    cards.remove(reader);
    expect(first.signal.aborted).toBe(true);
    await page.reaches('awaiting-card');
    const card = await cards.insert(reader, 'fr-rsa');
    const second = await prompter.asked.next();
    expect(second.prompt).toBe(first.prompt);
    expect(second.question).toMatchObject({ cards: [{ cardId: card, holder: 'Amélie Spécimen' }], failure: null });
    second.answer({ kind: 'approved', cardId: card, pin: typedPin(TEST_PINS.main) });
    const { authToken } = await result;
    expect(authToken.algorithm).toBe('RS256');
    expect(provesLogin(authToken, SITE, params.challengeNonce)).toBe(true);
  });

  it('stays when another card comes or goes', async () => {
    const { connect, cards, clock, prompter } = await withCard(start, 'nl-p384', { script: leaveToTest });
    const page = await connect();
    void page.send('authenticate', params);
    const asked = await prompter.asked.next();
    clock.advance(1_000);
    const second = cards.addReader('Second reader');
    await cards.insert(second, 'fr-rsa');
    cards.removeReader(second);
    expect(asked.signal.aborted).toBe(false);
  });

  it('offers every usable card and uses the one chosen', async () => {
    const { connect, cards, prompter } = await withCard(start, 'nl-p384', { script: leaveToTest });
    const empty = cards.addReader('Kids reader');
    await cards.insert(empty, 'de-p384', { without: ['authentication'] });
    const second = cards.addReader('Second reader');
    const chosen = await cards.insert(second, 'fr-rsa', { pin: TEST_PINS.other });
    const page = await connect();
    const result = page.call('authenticate', params);
    const { question, answer } = await prompter.asked.next();
    expect(question.cards.map(({ holder, readerName }) => [holder, readerName])).toEqual([
      ['Proef Voorbeeld', 'Simulated reader'],
      ['Amélie Spécimen', 'Second reader'],
    ]);
    answer({ kind: 'approved', cardId: chosen, pin: typedPin(TEST_PINS.other) });
    expect((await result).authToken.algorithm).toBe('RS256');
    expect(cards.signatures.map(({ cardId }) => cardId)).toEqual([chosen]);
    const released = cards.calls.all
      .filter(({ call }) => call === 'release')
      .map(({ params: given }) => given['readerId']);
    expect(new Set(released).size).toBe(3);
  });

  it('says card removed when the card goes while it signs', async () => {
    const { connect, cards, reader } = await withCard(start);
    const page = await connect();
    const signing = cards.hold('sign');
    const failed = page.fails('authenticate', params);
    await signing.reached;
    cards.remove(reader);
    signing.release();
    expect(await failed).toEqual({ code: 'ERR_EID_CARD_REMOVED', retriable: true });
  });
});

describe('a card that cannot log in', () => {
  const start = bridgePerTest();

  it.each([
    ['expired', {}, 'ERR_EID_CERTIFICATE_EXPIRED'],
    ['nl-p384', { without: ['authentication'] }, 'ERR_EID_CERTIFICATE_MISSING'],
    ['nl-p384', { state: 'unsupported' }, 'ERR_EID_CARD_NOT_SUPPORTED'],
    ['nl-p384', { state: 'unreadable' }, 'ERR_EID_CARD_UNREADABLE'],
    ['nl-p384', { triesLeft: 0 }, 'ERR_EID_PIN_BLOCKED'],
  ] as const)('(%s, %j) is told as %s before any question', async (citizen, card, code) => {
    const { connect, prompter } = await withCard(start, citizen, { card, script: approveWith(TEST_PINS.main) });
    const page = await connect();
    expect((await page.fails('authenticate', params)).code).toBe(code);
    expect(prompter.asked.all).toHaveLength(0);
  });

  it('may still have its certificates unread: the module’s error is told', async () => {
    const { connect, cards } = await withCard(start);
    const page = await connect();
    cards.failNext('readCertificates', { code: 'ERR_EID_WORKER_CRASHED' });
    expect((await page.fails('authenticate', params)).code).toBe('ERR_EID_WORKER_CRASHED');
    await expect(page.call('authenticate', params)).resolves.toHaveProperty('authToken');
  });
});
