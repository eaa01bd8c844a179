import { describe, expect, it } from '@jest/globals';
import { bridgePerTest, SITE, withCard } from '../../support/bridge/bridge-per-test.ts';
import { nonceFor } from '../../support/bridge/login-proof.ts';
import { codeOf } from '../../support/bridge/page.ts';
import { openRawSession } from '../../support/bridge/raw-peer.ts';
import { leaveToTest } from '../../support/bridge/scripted-prompter.ts';

const params = { challengeNonce: nonceFor('limits') };

describe('limits of one socket', () => {
  const start = bridgePerTest();

  it('faulty frames: each answered up to the limit, then 1008', async () => {
    const { connect } = await start({ serverLimits: { maxFaultyFrames: 3 } });
    const page = await connect();
    for (const text of ['{', '[]', 'x', '{}', '{}']) page.sendText(text);
    expect(await page.closed).toBe(1008);
    expect(page.answers.all.map(codeOf)).toEqual(Array(3).fill('ERR_EID_INVALID_REQUEST'));
  });

  it('faulty frames: a pending operation ends with the socket', async () => {
    const { connect, prompter } = await withCard(start, 'nl-p384', {
      script: leaveToTest,
      serverLimits: { maxFaultyFrames: 1 },
    });
    const page = await connect();
    page.send('authenticate', params);
    const { prompt } = await prompter.asked.next();
    page.sendText('{');
    page.sendText('{');
    expect(await page.closed).toBe(1008);
    expect(await prompt.closed).toEqual({ kind: 'asker-gone' });
  });

  it('a frame too large closes with 1009, one of the very limit does not', async () => {
    const { connect } = await start();
    const page = await connect();
    const frame = (bytes: number): string => {
      const empty = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'status', params: { x: '' } });
      return empty.replace('"x":""', `"x":"${'x'.repeat(bytes - empty.length)}"`);
    };
    page.sendText(frame(64 * 1024));
    expect(codeOf(await page.answers.next())).toBe('ERR_EID_INVALID_REQUEST');
    page.sendText(frame(64 * 1024 + 1));
    expect(await page.closed).toBe(1009);
  });

  it('a binary frame closes with 1003', async () => {
    const { connect } = await start();
    const page = await connect();
    page.sendBinary(Buffer.from('{"jsonrpc":"2.0","id":1,"method":"status"}'));
    expect(await page.closed).toBe(1003);
    expect(page.answers.all).toEqual([]);
  });

  it('frames at once: the burst is served, one more closes with 1008', async () => {
    const { connect, clock } = await start({ serverLimits: { frameBurst: 10, framesPerSecond: 5 } });
    const page = await connect();
    for (let i = 0; i < 10; i++) await page.call('status');
    clock.advance(1_000);
    for (let i = 0; i < 5; i++) await page.call('status');
    page.send('status');
    expect(await page.closed).toBe(1008);
  });

  it('calls waiting for their answer: busy for one more', async () => {
    const { connect, cards } = await start({ allowOrigins: [SITE], serverLimits: { maxPendingCalls: 2 } });
    const page = await connect();
    const listing = cards.hold('listReaders');
    const first = page.send('status');
    await listing.reached;
    const second = cards.hold('listReaders');
    page.send('status');
    await second.reached;
    expect((await page.fails('status')).code).toBe('ERR_EID_BUSY');
    listing.release();
    second.release();
    expect(codeOf(await page.answerTo(first))).toBe('ok');
    expect((await page.call('status')).apiLevel).toBe(1);
  });

  it('a page that does not read is dropped when too much waits for it', async () => {
    const limits = {
      maxBufferedBytes: 1,
      frameBurst: 1_000_000,
      framesPerSecond: 1_000_000,
      maxFaultyFrames: 1_000_000,
    };
    const { port, connect } = await start({ serverLimits: limits });
    const session = await openRawSession(port, SITE);
    session.socket.pause();
    const frame = Buffer.concat([Buffer.from([0x81, 0x82, 0, 0, 0, 0]), Buffer.from('{}')]);
    const many = Buffer.concat(Array<Buffer>(20_000).fill(frame));
    // Written until the bridge, which cannot send its answers, gives the page up.
    await new Promise<void>((resolve) => {
      const write = (error?: Error | null): void => {
        if (error) resolve();
        else session.socket.write(many, write);
      };
      write();
    });
    session.socket.destroy();
    expect((await (await connect()).call('status')).apiLevel).toBe(1);
  });
});

describe('the end of the bridge', () => {
  const start = bridgePerTest();

  it('tells pages 1001, closes prompts and the cards', async () => {
    const { bridge, connect, prompter, cards } = await withCard(start, 'nl-p384', { script: leaveToTest });
    const page = await connect();
    page.send('authenticate', params);
    const { prompt } = await prompter.asked.next();
    await bridge.close();
    expect(await page.closed).toBe(1001);
    expect(await prompt.closed).toEqual({ kind: 'asker-gone' });
    expect(cards.calls.all.map(({ call }) => call)).toContain('close');
  });

  it('does not wait for a page that never answers', async () => {
    const { bridge, port } = await start({ serverLimits: { closeMs: 100 } });
    const session = await openRawSession(port, SITE);
    await bridge.close();
    expect(await session.closed).toBe(1001);
    session.socket.destroy();
  });
});
