import { describe, expect, it } from '@jest/globals';
import { bridgePerTest, OTHER_SITE, SITE, withCard } from '../../support/bridge/bridge-per-test.ts';
import { nonceFor } from '../../support/bridge/login-proof.ts';
import { leaveToTest } from '../../support/bridge/scripted-prompter.ts';

const params = { challengeNonce: nonceFor('events') };

describe('card and reader events', () => {
  const start = bridgePerTest();

  it('come to an approved site, in their order', async () => {
    const { connect, cards } = await start({ allowOrigins: [SITE] });
    const page = await connect();
    await page.call('status');
    const reader = cards.addReader();
    await cards.insert(reader, 'nl-p384');
    await cards.insert(reader, 'fr-rsa');
    cards.remove(reader);
    await cards.insert(reader, 'nl-p384');
    cards.removeReader(reader);
    await page.call('status');
    const told = page.notifications.all.map(({ method, params: event }) => ({ method, ...event }));
    expect(told).toEqual([
      { method: 'reader', event: 'added', readerId: reader },
      { method: 'card', event: 'inserted', readerId: reader },
      { method: 'card', event: 'removed', readerId: reader },
      { method: 'card', event: 'inserted', readerId: reader },
      { method: 'card', event: 'removed', readerId: reader },
      { method: 'card', event: 'inserted', readerId: reader },
      { method: 'card', event: 'removed', readerId: reader },
      { method: 'reader', event: 'removed', readerId: reader },
    ]);
  });

  it('come to every page of a site from the moment it is approved in one of them', async () => {
    const { connect, cards, reader } = await withCard(start);
    const first = await connect();
    const second = await connect();
    await first.call('authenticate', params);
    cards.remove(reader);
    await Promise.all([first.call('status'), second.call('status')]);
    const removed = { method: 'card', params: { event: 'removed', readerId: reader } };
    expect(first.notifications.all).toContainEqual(expect.objectContaining(removed));
    expect(second.notifications.all).toContainEqual(expect.objectContaining(removed));
  });

  it('tell nothing of what was there before', async () => {
    const { connect } = await withCard(start, 'nl-p384', { allowOrigins: [SITE] });
    const page = await connect();
    await page.call('status');
    expect(page.notifications.all).toEqual([]);
  });

  it('never come to a site that is not approved, and nothing is watched for it', async () => {
    const { connect, cards } = await start({ allowOrigins: [SITE] });
    const page = await connect(OTHER_SITE);
    await page.call('status');
    expect(cards.watchers).toBe(0);
    await cards.insert(cards.addReader(), 'nl-p384');
    await page.call('status');
    expect(page.notifications.all).toEqual([]);
  });

  it('begin when the citizen approves the site', async () => {
    const { connect, cards, reader } = await withCard(start);
    const page = await connect();
    await page.call('authenticate', params);
    await page.call('status');
    cards.remove(reader);
    await page.call('status');
    expect(page.notifications.all.at(-1)).toEqual({
      jsonrpc: '2.0',
      method: 'card',
      params: { event: 'removed', readerId: reader },
    });
  });

  it.each(['leave', 'vanish'] as const)('end with the socket (%s)', async (end) => {
    const { connect, cards } = await start({ allowOrigins: [SITE] });
    const page = await connect();
    const other = await connect();
    await other.call('status');
    expect(cards.watchers).toBe(2);
    void page[end]();
    await page.closed;
    await other.call('status');
    expect(cards.watchers).toBe(1);
  });
});

describe('revoking a site', () => {
  const start = bridgePerTest();
  const remembered = { load: () => [SITE, OTHER_SITE], save: () => undefined };

  it('closes its pages and no other', async () => {
    const { connect, bridge } = await start({ approvalStore: remembered });
    const pages = [await connect(), await connect()];
    const other = await connect(OTHER_SITE);
    bridge.approvals.revoke(SITE as never);
    expect(await Promise.all(pages.map(({ closed }) => closed))).toEqual([1008, 1008]);
    expect(await other.call('status')).toHaveProperty('readers');
    expect(await (await connect()).call('status')).not.toHaveProperty('readers');
  });

  it('ends its running operation', async () => {
    const { connect, bridge, prompter } = await withCard(start, 'nl-p384', {
      approvalStore: remembered,
      script: leaveToTest,
    });
    const page = await connect();
    page.send('authenticate', params);
    const { prompt, signal } = await prompter.asked.next();
    bridge.approvals.revoke(SITE as never);
    expect(await page.closed).toBe(1008);
    expect(signal.aborted).toBe(true);
    expect(await prompt.closed).toEqual({ kind: 'asker-gone' });
  });

  it('leaves alone what the administrator approved', async () => {
    const { connect, bridge } = await start({ allowOrigins: [SITE] });
    const page = await connect();
    bridge.approvals.revoke(SITE as never);
    expect(await page.call('status')).toHaveProperty('readers');
  });
});

describe('the loopback addresses', () => {
  const start = bridgePerTest();

  it('are both served on the same port', async () => {
    const { port, connect } = await start();
    for (const host of ['127.0.0.1', '[::1]', 'localhost']) {
      const page = await connect(SITE, { host });
      expect((await page.call('status')).apiLevel).toBe(1);
    }
    expect(port).toBeGreaterThan(0);
  });
});
