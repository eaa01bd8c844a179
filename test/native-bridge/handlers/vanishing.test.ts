import { describe, expect, it } from '@jest/globals';
import { bridgePerTest, OTHER_SITE, withCard, type RunningBridge } from '../../support/bridge/bridge-per-test.ts';
import { nonceFor } from '../../support/bridge/login-proof.ts';
import type { Page } from '../../support/bridge/page.ts';
import { approveWith, typedPin } from '../../support/bridge/scripted-prompter.ts';
import { TEST_PINS } from '../../support/secrets/test-pins.ts';

const params = { challengeNonce: nonceFor('vanishing') };

/** Brings an operation to a step; what it returns lets the bridge go on after the page has gone. */
type Step = (running: RunningBridge, page: Page) => Promise<() => void>;

const atCall =
  (call: 'listReaders' | 'readCertificates' | 'readIdentityFiles' | 'sign'): Step =>
  async ({ cards }, page) => {
    const held = cards.hold(call);
    page.send('authenticate', { ...params, identity: { fields: ['surname'], purpose: 'a form' } });
    await held.reached;
    return () => {
      held.release();
    };
  };

const STEPS: readonly (readonly [name: string, step: Step])[] = [
  ['consent, while the readers are listed', atCall('listReaders')],
  ['reading certificates', atCall('readCertificates')],
  ['signing', atCall('sign')],
  ['reading identity', atCall('readIdentityFiles')],
];

const ENDS: readonly (readonly [name: string, end: (page: Page) => unknown])[] = [
  [
    'vanishes',
    (page) => {
      page.vanish();
    },
  ],
  ['is closed', (page) => page.leave()],
  ['cancels', (page) => page.call('cancel')],
];

const CASES = STEPS.flatMap(([name, step]) => ENDS.map(([how, end]) => [how, name, step, end] as const));

describe('a page that goes', () => {
  const start = bridgePerTest();

  it.each(CASES)('(%s) at %s: prompt closed, card released, the next one served', async (_how, _name, step, end) => {
    const running = await withCard(start);
    const page = await running.connect();
    const goOn = await step(running, page);
    await end(page);
    const prompt = await running.prompter.opened.next();
    expect(await prompt.closed).toEqual({ kind: 'asker-gone' });
    const signaturesBefore = running.cards.signatures.length;
    goOn();
    const other = await running.connect(OTHER_SITE);
    await other.call('status');
    const result = await other.call('authenticate', params);
    expect(result).toHaveProperty('authToken');
    expect(running.prompter.asked.all.at(-1)?.prompt.request.origin).toBe(OTHER_SITE);
    // One signature of the next page's own, and the one that was under way at most.
    expect(running.cards.signatures.length - signaturesBefore).toBeLessThanOrEqual(2);
    expect(running.clock.waiting).toBe(0);
  });

  it.each(ENDS)('(%s) while a card is awaited: nothing watches, nothing waits', async (_name, end) => {
    const running = await start();
    running.cards.addReader();
    const page = await running.connect();
    page.send('authenticate', params);
    await page.reaches('awaiting-card');
    expect(running.cards.watchers).toBe(1);
    await end(page);
    expect(await running.prompter.opened.all[0]?.closed).toEqual({ kind: 'asker-gone' });
    expect(running.cards.watchers).toBe(0);
    expect(running.clock.waiting).toBe(0);
  });

  it.each(ENDS)('(%s) while the PIN is asked: the question is withdrawn, a late PIN never used', async (_name, end) => {
    const running = await withCard(start, 'nl-p384', { script: () => 'wait' });
    const page = await running.connect();
    page.send('authenticate', params);
    const asked = await running.prompter.asked.next();
    await end(page);
    await asked.prompt.closed;
    expect(asked.signal.aborted).toBe(true);
    asked.answer({ kind: 'approved', cardId: asked.question.cards[0].cardId, pin: typedPin(TEST_PINS.main) });
    await running.cards.calls.nextWhere(({ call }) => call === 'release');
    expect(running.cards.signatures).toEqual([]);
    expect(running.bridge.approvals.list()).toEqual([]);
  });

  it('in the same moment as the citizen answers: the PIN is not used', async () => {
    const running = await withCard(start, 'nl-p384', { script: () => 'wait' });
    const page = await running.connect();
    page.send('authenticate', params);
    const asked = await running.prompter.asked.next();
    const pin = typedPin(TEST_PINS.main);
    asked.answer({ kind: 'approved', cardId: asked.question.cards[0].cardId, pin });
    asked.prompt.cancel();
    await asked.prompt.closed;
    await running.cards.calls.nextWhere(({ call }) => call === 'release');
    expect(running.cards.signatures).toEqual([]);
    await expect(pin.use(() => Promise.resolve())).rejects.toThrow('once');
  });

  it('by cancel says whether there was anything to cancel', async () => {
    const { connect } = await withCard(start, 'nl-p384', { script: approveWith(TEST_PINS.main) });
    const page = await connect();
    expect(await page.call('cancel')).toEqual({ cancelled: false });
    await page.call('authenticate', params);
    expect(await page.call('cancel', {})).toEqual({ cancelled: false });
  });

  it('cannot cancel the operation of another page', async () => {
    const running = await withCard(start, 'nl-p384', { script: () => 'wait' });
    const page = await running.connect();
    const other = await running.connect(OTHER_SITE);
    page.send('authenticate', params);
    const asked = await running.prompter.asked.next();
    expect(await other.call('cancel')).toEqual({ cancelled: false });
    await other.leave();
    expect(asked.signal.aborted).toBe(false);
  });
});
