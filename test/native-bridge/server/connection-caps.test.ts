import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { DEFAULT_SERVER_LIMITS, serverLimits } from '../../../native-bridge/server/limits.ts';
import { bridgePerTest, OTHER_SITE, SITE } from '../../support/bridge/bridge-per-test.ts';
import { handshakeText, knock } from '../../support/bridge/raw-peer.ts';

const silent: Socket[] = [];
afterEach(() => {
  for (const socket of silent.splice(0)) socket.destroy();
});

function connectSilently(port: number): { socket: Socket; ended: Promise<void> } {
  const socket = connect({ port, host: '127.0.0.1' });
  silent.push(socket);
  socket.on('error', () => undefined);
  socket.resume();
  const ended = new Promise<void>((resolve) =>
    socket.once('close', () => {
      resolve();
    }),
  );
  return { socket, ended };
}

describe('connection caps', () => {
  const start = bridgePerTest();

  it('of one origin: 503 for one more, room for others and for the next', async () => {
    const { port, connect: open } = await start({ serverLimits: { maxConnectionsPerOrigin: 2 } });
    const first = await open();
    await open();
    expect((await knock(port, handshakeText(port, SITE))).status).toBe(503);
    const other = await open(OTHER_SITE);
    await first.leave();
    // By the time it answers, the bridge has heard of the end of the first one.
    await other.call('status');
    await expect(open()).resolves.toBeDefined();
  });

  it('of all origins: 503 for one more, room when a page vanishes', async () => {
    const { port, connect: open } = await start({ serverLimits: { maxConnections: 2 } });
    const first = await open(SITE);
    const second = await open(OTHER_SITE);
    expect((await knock(port, handshakeText(port, 'https://third.example'))).status).toBe(503);
    first.vanish();
    await first.closed;
    await second.call('status');
    const third = await open('https://third.example');
    expect((await third.call('status')).apiLevel).toBe(1);
  });

  it('of sockets, silent ones included: one more is dropped', async () => {
    const { port, connect: open } = await start({ serverLimits: { maxSockets: 3 } });
    const page = await open();
    connectSilently(port);
    const second = connectSilently(port);
    const third = connectSilently(port);
    await third.ended;
    expect((await page.call('status')).apiLevel).toBe(1);
    second.socket.destroy();
    await second.ended;
    await page.call('status');
    await expect(open(OTHER_SITE)).resolves.toBeDefined();
  });

  it('of 700 origins: nothing is made for any of them', async () => {
    const saved: unknown[] = [];
    const approvalStore = { load: () => [], save: (origins: readonly string[]) => saved.push(origins) };
    const { cards, prompter, bridge, connect: open, clock } = await start({ approvalStore });
    for (let round = 0; round < 7; round++) {
      const sites = Array.from({ length: 100 }, (_, index) => `https://site-${round}-${index}.example`);
      const pages = await Promise.all(sites.map((site) => open(site)));
      await Promise.all(pages.map((page) => page.leave()));
    }
    expect(prompter.opened.all).toHaveLength(0);
    expect(cards.calls.all).toEqual([]);
    expect(saved).toEqual([]);
    expect(bridge.approvals.list()).toEqual([]);
    expect(clock.waiting).toBe(0);
  }, 30_000);
});

describe('a TCP connection that says nothing', () => {
  const start = bridgePerTest();

  it('may stay while a browser’s permission prompt is open: 120 s and more by default', () => {
    expect(DEFAULT_SERVER_LIMITS.silentMs).toBeGreaterThanOrEqual(120_000);
  });

  it('is closed by that very limit, and by nothing else', async () => {
    const { port, connect: open } = await start({ serverLimits: { silentMs: 300 } });
    const page = await open();
    const since = performance.now();
    await connectSilently(port).ended;
    expect(performance.now() - since).toBeGreaterThanOrEqual(290);
    // A page that passed the gates is no silent connection, however little it says.
    expect((await page.call('status')).apiLevel).toBe(1);
  });

  it('is closed as well when it stops in the middle of its handshake', async () => {
    const { port } = await start({ serverLimits: { silentMs: 300 } });
    const { socket, ended } = connectSilently(port);
    socket.write('GET / HTTP/1.1\r\nHost: 127');
    await expect(ended).resolves.toBeUndefined();
  });
});

describe('server limits', () => {
  it.each(Object.keys(DEFAULT_SERVER_LIMITS))('%s must be a positive whole number', (name) => {
    for (const value of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => serverLimits({ [name]: value })).toThrow(RangeError);
    }
    expect(serverLimits({ [name]: 7 })).toEqual({ ...DEFAULT_SERVER_LIMITS, [name]: 7 });
  });
});

describe('an approved site', () => {
  const start = bridgePerTest();

  it('gets the place of the oldest idle page of a site nobody approved', async () => {
    const { port, connect: open } = await start({ allowOrigins: [SITE], serverLimits: { maxConnections: 2 } });
    const oldest = await open(OTHER_SITE);
    const newer = await open('https://third.example');
    expect((await knock(port, handshakeText(port, 'https://fourth.example'))).status).toBe(503);
    const approved = await open(SITE);
    expect((await approved.call('status')).apiLevel).toBe(1);
    await oldest.closed;
    expect((await newer.call('status')).apiLevel).toBe(1);
  });

  it('waits where all the others are approved or at work', async () => {
    const { port, connect: open } = await start({ allowOrigins: [SITE], serverLimits: { maxConnections: 1 } });
    await open(SITE);
    expect((await knock(port, handshakeText(port, SITE))).status).toBe(503);
  });
});
