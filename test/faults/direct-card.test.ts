import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startVirtualReaders } from '../../simulator/card/virtual-reader.ts';
import { startWorkerCards } from '../contract/test-cards.ts';
import { startVirtualCards, untilIn, type VirtualCards } from '../contract/virtual-cards.ts';
import { SITE, startBridge, type BridgeOnCards } from '../integration/bridge-on-cards.ts';
import { nonceFor, provesLogin } from '../support/bridge/login-proof.ts';
import type { Page } from '../support/bridge/page.ts';
import {
  createScriptedPrompter,
  leaveToTest,
  typedPin,
  type AskedQuestion,
} from '../support/bridge/scripted-prompter.ts';
import { TEST_PINS } from '../support/secrets/test-pins.ts';
import { describeOnVirtualReader } from '../support/virtual-reader/where-possible.ts';

/** Long enough to change the card during a signature, which takes several commands. */
const SLOW_MS = 120;

describeOnVirtualReader('the whole bridge, directly on the PC/SC daemon', () => {
  describe('a card that is swapped for another citizen’s', () => {
    const prompter = createScriptedPrompter(leaveToTest);
    let cards: VirtualCards;
    let bridge: BridgeOnCards;
    let page: Page;
    beforeAll(async () => {
      cards = await startVirtualCards(['ec-fr'], { way: 'direct' });
      bridge = await startBridge(cards, { prompter, allowOrigins: [SITE] });
      page = await bridge.connect();
    });
    afterAll(() => bridge.close());
    beforeEach(async () => {
      await cards.readers.ask({ do: 'insert', profile: 'ec-fr', pin: cards.pin });
      await page.notifications.nextWhere(({ method, params }) => method === 'card' && params.event === 'inserted');
    });

    const swap = async (): Promise<void> => {
      await cards.readers.ask({ do: 'insert', profile: 'ec-nl', pin: cards.pin });
      await cards.readers.ask({ do: 'apdus', reset: true });
    };
    const approve = ({
      question: {
        cards: [card],
      },
      answer,
    }: AskedQuestion): void => {
      answer({ kind: 'approved', cardId: card.cardId, pin: typedPin(cards.pin) });
    };
    const verifies = async (): Promise<number> =>
      (await cards.readers.ask({ do: 'apdus', reset: true })).apdus?.byCommand['VERIFY'] ?? 0;

    it('between consent and PIN: the question is taken back and asks the next citizen', async () => {
      const nonce = nonceFor('swapped before the PIN');
      const login = page.call('authenticate', { challengeNonce: nonce });
      const first = await prompter.asked.next();
      await swap();
      const second = await prompter.asked.next();
      expect(first.signal.aborted).toBe(true);
      expect(second.question.cards[0].holder).not.toBe(first.question.cards[0].holder);
      expect(await verifies()).toBe(0);
      approve(second);
      expect(provesLogin((await login).authToken, SITE, nonce)).toBe(true);
      expect(await verifies()).toBe(1);
    });

    it('between PIN and signature: nothing is signed, and the next card never sees the PIN', async () => {
      await cards.readers.ask({ do: 'latency', cardMs: SLOW_MS });
      const refused = page.fails('authenticate', { challengeNonce: nonceFor('swapped after the PIN') });
      approve(await prompter.asked.next());
      await page.reaches('signing');
      await swap();
      await cards.readers.ask({ do: 'latency', cardMs: 0 });
      // The daemon looks at a virtual reader a few times a second. What it has not seen, the next card says itself: it signs
      // nothing for somebody who gave it no PIN.
      expect((await refused).code).toMatch(/^ERR_EID_CARD_(?:REMOVED|UNREADABLE)$/u);
      expect(await verifies()).toBe(0);
      // The next citizen's own PIN is asked as if nothing had been.
      const nonce = nonceFor('the next citizen');
      const login = page.call('authenticate', { challengeNonce: nonce });
      const next = await prompter.asked.next();
      expect(next.question.cards[0].triesLeft).toBe(3);
      approve(next);
      expect(provesLogin((await login).authToken, SITE, nonce)).toBe(true);
    });
  });

  it('a service that is not there yet when the bridge starts is waited for', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'vr-'));
    const readers = await startVirtualReaders({ folder });
    await readers.ask({ do: 'kill-pcscd' });
    const worker = startWorkerCards({ way: 'direct', env: readers.env });
    const bridge = await startBridge({ ...worker, pin: TEST_PINS.main }, { allowOrigins: [SITE] });
    const page = await bridge.connect();
    expect((await page.fails('authenticate', { challengeNonce: nonceFor('no service') })).code).toBe(
      'ERR_EID_SERVICE_UNAVAILABLE',
    );
    await readers.ask({ do: 'start-pcscd' });
    await page.notifications.nextWhere(({ method, params }) => method === 'reader' && params.event === 'added');
    await readers.ask({ do: 'insert', profile: 'rsa-nl', pin: TEST_PINS.main });
    await untilIn(worker, 1);
    const nonce = nonceFor('service came');
    const { authToken } = await page.call('authenticate', { challengeNonce: nonce });
    expect(provesLogin(authToken, SITE, nonce)).toBe(true);
    await bridge.close();
    await readers.stop();
    await rm(folder, { recursive: true });
  });

  it('a service that sleeps in the middle of a login (the computer did) goes on where it was', async () => {
    const cards = await startVirtualCards(['ec-fr'], { way: 'direct' });
    const bridge = await startBridge(cards, { allowOrigins: [SITE] });
    const page = await bridge.connect();
    const pcscd = childNamed(cards.readers.process.pid ?? 0, 'pcscd');
    await cards.readers.ask({ do: 'latency', cardMs: SLOW_MS });
    const nonce = nonceFor('asleep');
    const login = page.call('authenticate', { challengeNonce: nonce });
    await page.reaches('signing');
    process.kill(pcscd, 'SIGSTOP');
    // The bridge itself is awake, and answers who asks it.
    expect((await page.call('status')).name).toBe('eID Bridge');
    process.kill(pcscd, 'SIGCONT');
    expect(provesLogin((await login).authToken, SITE, nonce)).toBe(true);
    await cards.readers.ask({ do: 'latency', cardMs: 0 });
    // Readers that were gone and came back with the computer.
    await cards.readers.ask({ do: 'kill-pcscd' });
    await cards.readers.ask({ do: 'start-pcscd' });
    await cards.readers.ask({ do: 'insert', profile: 'ec-fr', pin: cards.pin });
    await untilIn(cards, 1);
    const after = nonceFor('awake');
    expect(provesLogin((await page.call('authenticate', { challengeNonce: after })).authToken, SITE, after)).toBe(true);
    await bridge.close();
  });
});

/** The descendant of a process that has this name. */
function childNamed(pid: number, name: string): number {
  const found = descendants(pid).find((each) => readFileSync(`/proc/${each}/comm`, 'utf8').trim() === name);
  if (found === undefined) throw new Error(`${name} does not run`);
  return found;
}

function descendants(pid: number): number[] {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
      .split(' ')
      .filter((text) => text !== '')
      .map(Number),
  );
  return [...children, ...children.flatMap(descendants)];
}
