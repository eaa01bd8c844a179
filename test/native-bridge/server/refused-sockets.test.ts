import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { PeerLookup } from '../../../native-bridge/server/peer/peer-lookup.ts';
import { bridgePerTest, SITE } from '../../support/bridge/bridge-per-test.ts';
import { handshakeText } from '../../support/bridge/raw-peer.ts';

const open: Socket[] = [];
afterEach(() => {
  for (const socket of open.splice(0)) socket.destroy();
});

/** A peer that never closes its own half, whatever the bridge does. */
function stubbornPeer(port: number): Socket {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  socket.on('error', () => undefined);
  open.push(socket);
  return socket;
}

describe('a refused peer', () => {
  const start = bridgePerTest();

  it('gets its status and loses its socket, even where it keeps its half open', async () => {
    const { port, connect: page } = await start({ serverLimits: { maxSockets: 4 } });
    for (let round = 0; round < 12; round++) {
      const peer = stubbornPeer(port);
      peer.write(handshakeText(port, SITE, { origin: 'null' }));
      const [answer] = (await once(peer, 'data')) as [Buffer];
      expect(answer.toString()).toMatch(/^HTTP\/1\.1 403 /);
      await once(peer, 'end');
    }
    await expect(page()).resolves.toBeDefined();
  });

  it('does not keep the bridge from ending', async () => {
    const { bridge, port } = await start();
    const peer = stubbornPeer(port);
    // Bytes after the head and the end at once: the gates are still being passed when the peer falls silent.
    peer.end(`${handshakeText(port, SITE, { origin: 'null' })}${'x'.repeat(100)}`);
    stubbornPeer(port).write('GET / HTTP/1.1\r\n');
    await once(peer, 'data');
    await expect(bridge.close()).resolves.toBeUndefined();
  });

  it('whose gates end after the bridge closed gets no session', async () => {
    let decide: (verdict: 'same-user') => void = () => undefined;
    const asked = Promise.withResolvers<undefined>();
    const peers: PeerLookup = {
      supported: true,
      verdict: () => {
        asked.resolve(undefined);
        return new Promise((resolve) => {
          decide = resolve;
        });
      },
    };
    const { bridge, port, cards } = await start({ peers, allowOrigins: [SITE] });
    const peer = stubbornPeer(port);
    let received = '';
    peer.on('data', (chunk: Buffer) => {
      received += chunk.toString();
    });
    peer.write(handshakeText(port, SITE));
    await asked.promise;
    await bridge.close();
    decide('same-user');
    await new Promise((resolve) => setImmediate(resolve));
    expect(received).not.toContain('101');
    expect(cards.calls.all).toEqual([{ call: 'close', params: {} }]);
  });
});

describe("another user's peers", () => {
  const start = bridgePerTest();

  it('hold a few silent sockets at most: the room is for this user', async () => {
    let user: 'same-user' | 'other-user' = 'other-user';
    const peers: PeerLookup = { supported: true, verdict: () => Promise.resolve(user) };
    const { port, connect: page } = await start({ peers, serverLimits: { maxSockets: 8, maxForeignSockets: 2 } });
    stubbornPeer(port);
    stubbornPeer(port);
    for (let more = 0; more < 10; more++) {
      const peer = connect({ port, host: '127.0.0.1' }).resume();
      peer.on('error', () => undefined);
      await once(peer, 'close');
    }
    user = 'same-user';
    await expect(page()).resolves.toBeDefined();
  });
});
