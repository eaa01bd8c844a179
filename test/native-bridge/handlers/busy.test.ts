import { describe, expect, it } from '@jest/globals';
import { bridgePerTest, OTHER_SITE, withCard, type RunningBridge } from '../../support/bridge/bridge-per-test.ts';
import { nonceFor } from '../../support/bridge/login-proof.ts';
import type { Page } from '../../support/bridge/page.ts';
import { leaveToTest, typedPin, type AskedQuestion } from '../../support/bridge/scripted-prompter.ts';
import { TEST_PINS } from '../../support/secrets/test-pins.ts';

const params = { challengeNonce: nonceFor('busy') };
const busy = { code: 'ERR_EID_BUSY', retriable: true };

interface Running extends RunningBridge {
  readonly page: Page;
  readonly asked: AskedQuestion;
}

/** How an operation that asks its question ends, and with what. */
const ENDS: readonly (readonly [name: string, end: (running: Running) => void])[] = [
  [
    'success',
    ({ asked }) => {
      asked.answer({ kind: 'approved', cardId: asked.question.cards[0].cardId, pin: typedPin(TEST_PINS.main) });
    },
  ],
  [
    'the citizen’s no',
    ({ asked }) => {
      asked.answer({ kind: 'cancelled' });
    },
  ],
  [
    'a refused origin',
    ({ asked }) => {
      asked.answer({ kind: 'origin-refused' });
    },
  ],
  ['the page’s cancel', ({ page }) => void page.send('cancel')],
  ['the page’s end', ({ page }) => void page.leave()],
  [
    'a vanished page',
    ({ page }) => {
      page.vanish();
    },
  ],
  [
    'the time limit',
    ({ clock }) => {
      clock.advance(180_000);
    },
  ],
  [
    'a broken prompter',
    ({ asked }) => {
      asked.fail(new Error('broken'));
    },
  ],
];

describe('one operation at a time', () => {
  const start = bridgePerTest();

  it.each(ENDS)('a second request is busy, from every page, until %s', async (_name, end) => {
    const running = await withCard(start, 'nl-p384', { script: leaveToTest });
    const page = await running.connect();
    const other = await running.connect(OTHER_SITE);
    page.send('authenticate', params);
    const asked = await running.prompter.asked.next();
    expect(await page.fails('authenticate', params)).toEqual(busy);
    expect(await other.fails('authenticate', params)).toEqual(busy);
    expect(await other.fails('readIdentity', { fields: ['surname'], purpose: 'a form' })).toEqual(busy);
    expect(await other.fails('getSigningCertificate')).toEqual(busy);
    expect(running.prompter.opened.all).toHaveLength(1);

    end({ ...running, page, asked });
    await asked.prompt.closed;
    const next = other.call('authenticate', params);
    const second = await running.prompter.asked.next();
    expect(second.prompt.request.origin).toBe(OTHER_SITE);
    second.answer({ kind: 'approved', cardId: second.question.cards[0].cardId, pin: typedPin(TEST_PINS.main) });
    await expect(next).resolves.toHaveProperty('authToken');
  });

  it('the next one waits while the last one’s card is being closed', async () => {
    const { connect, cards, prompter } = await withCard(start);
    const page = await connect();
    const releasing = cards.hold('release');
    await page.call('authenticate', params);
    await releasing.reached;
    const second = page.call('authenticate', params);
    expect(await page.fails('authenticate', params)).toEqual(busy);
    expect(prompter.opened.all).toHaveLength(1);
    releasing.release();
    await expect(second).resolves.toHaveProperty('authToken');
  });

  it('no prompt opens for a page that went away while it waited its turn', async () => {
    const { connect, cards, prompter } = await withCard(start);
    const page = await connect();
    const releasing = cards.hold('release');
    await page.call('authenticate', params);
    await releasing.reached;
    page.send('authenticate', params);
    expect((await page.call('status')).apiLevel).toBe(1);
    await page.leave();
    const other = await connect(OTHER_SITE);
    releasing.release();
    await other.call('status');
    expect(prompter.opened.all).toHaveLength(1);
    await expect(other.call('authenticate', params)).resolves.toHaveProperty('authToken');
  });

  it('a card that fails to close does not keep the next one out', async () => {
    const { connect, cards } = await withCard(start);
    const page = await connect();
    cards.failNext('release', { code: 'ERR_EID_WORKER_CRASHED' });
    await page.call('authenticate', params);
    await expect(page.call('authenticate', params)).resolves.toHaveProperty('authToken');
  });

  it('the card still belongs to an operation that was cancelled while it signed', async () => {
    const { connect, cards, prompter } = await withCard(start);
    const page = await connect();
    const other = await connect(OTHER_SITE);
    const signing = cards.hold('sign');
    const failed = page.fails('authenticate', params);
    await signing.reached;
    expect(await page.call('cancel')).toEqual({ cancelled: true });
    expect((await failed).code).toBe('ERR_EID_USER_CANCELLED');
    expect(prompter.opened.all[0]?.outcome).toEqual({ kind: 'asker-gone' });
    expect(await other.fails('authenticate', params)).toEqual(busy);
    signing.release();
    await cards.calls.nextWhere(({ call }) => call === 'release');
    await expect(other.call('authenticate', params)).resolves.toHaveProperty('authToken');
  });
});
