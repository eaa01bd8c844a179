import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { startVirtualCards, type VirtualCards } from '../contract/virtual-cards.ts';
import { SITE, startBridge, type BridgeOnCards } from '../integration/bridge-on-cards.ts';
import { nonceFor, provesLogin } from '../support/bridge/login-proof.ts';
import type { Page } from '../support/bridge/page.ts';
import { startOtherProgram, type OtherProgram } from '../support/virtual-reader/other-program.ts';
import { describeOnVirtualReader } from '../support/virtual-reader/where-possible.ts';

describeOnVirtualReader('another program on the same card, on the real PC/SC daemon', () => {
  let cards: VirtualCards;
  let bridge: BridgeOnCards;
  let page: Page;
  let other: OtherProgram;
  beforeAll(async () => {
    cards = await startVirtualCards(['ec-fr'], { way: 'direct' });
    bridge = await startBridge(cards, { allowOrigins: [SITE] });
    page = await bridge.connect();
    const { readers = [] } = await page.call('status');
    other = await startOtherProgram(readers[0]?.name ?? '', cards.readers.env);
  });
  afterAll(async () => {
    await other.end();
    await bridge.close();
  });
  beforeEach(async () => {
    await cards.readers.ask({ do: 'apdus', reset: true });
  });
  afterEach(async () => {
    // Whatever happened before: the card still logs its citizen in, and no try was lost.
    await logsIn();
  });

  const logsIn = async (): Promise<void> => {
    const nonce = nonceFor(`after ${String(Math.random())}`);
    const { authToken } = await page.call('authenticate', { challengeNonce: nonce });
    expect(provesLogin(authToken, SITE, nonce)).toBe(true);
  };
  const verifies = async (): Promise<number> => {
    const { apdus } = await cards.readers.ask({ do: 'apdus', reset: true });
    return apdus?.byCommand['VERIFY'] ?? 0;
  };

  it('resets it: the same card is greeted again, and one PIN is enough', async () => {
    await logsIn();
    await other.does('reset');
    await verifies();
    await logsIn();
    expect(await verifies()).toBe(1);
  });

  it('has it for itself and lets go in time: the login waits for it', async () => {
    await other.does('hold-exclusively');
    const nonce = nonceFor('waits');
    const login = page.call('authenticate', { challengeNonce: nonce });
    await page.reaches('awaiting-consent');
    await other.does('let-go');
    expect(provesLogin((await login).authToken, SITE, nonce)).toBe(true);
  });

  it('keeps it for itself: busy is said, no PIN is sent', async () => {
    await other.does('hold-exclusively');
    expect((await page.fails('authenticate', { challengeNonce: nonceFor('held') })).code).toBe('ERR_EID_BUSY');
    expect(await verifies()).toBe(0);
    await other.does('let-go');
  });

  it('never ends its transaction: busy is said, and the bridge is not stuck with it', async () => {
    await other.does('hold-transaction');
    expect((await page.fails('authenticate', { challengeNonce: nonceFor('stuck') })).code).toBe('ERR_EID_BUSY');
    expect(await verifies()).toBe(0);
    expect((await page.call('status')).readers).toHaveLength(2);
    await other.does('let-go');
  });
});
