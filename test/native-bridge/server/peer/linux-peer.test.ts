import { spawn } from 'node:child_process';
import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { linuxPeerLookup } from '../../../../native-bridge/server/peer/linux-peer.ts';
import type { PeerVerdict } from '../../../../native-bridge/server/peer/peer-lookup.ts';
import type { TcpRow } from '../../../../native-bridge/server/peer/proc-net-tcp.ts';
import { bridgePerTest, SITE } from '../../../support/bridge/bridge-per-test.ts';
import { handshakeText, knock } from '../../../support/bridge/raw-peer.ts';

const ownUid = process.getuid?.() ?? -1;
const NOBODY = 65_534;

const open: { close: () => unknown }[] = [];
afterEach(() => {
  for (const { close } of open.splice(0)) close();
});

/** The verdict about a real connection of this very process. */
async function verdictOver(listenOn: string, dial: string, uid: number): Promise<PeerVerdict> {
  const server = createServer();
  const accepted = new Promise<Socket>((resolve) => server.once('connection', resolve));
  await new Promise<void>((resolve) => {
    server.listen(0, listenOn, resolve);
  });
  const client = connect({ port: (server.address() as AddressInfo).port, host: dial });
  const socket = await accepted;
  open.push({ close: () => server.close() }, { close: () => client.destroy() }, { close: () => socket.destroy() });
  const { remoteAddress = '', remotePort = 0, localAddress = '', localPort = 0 } = socket;
  return linuxPeerLookup(uid).verdict({ remoteAddress, remotePort, localAddress, localPort });
}

describe('the user of the peer on Linux', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['::1', '::1'],
    ['::', '127.0.0.1'],
    ['127.0.0.1', '::ffff:127.0.0.1'],
  ])('is found for a listener on %s dialled as %s', async (listenOn, dial) => {
    expect(await verdictOver(listenOn, dial, ownUid)).toBe('same-user');
    expect(await verdictOver(listenOn, dial, ownUid + 1)).toBe('other-user');
  });

  it('is looked for again where the kernel missed a row while its table changed', async () => {
    const connection = { remoteAddress: '127.0.0.1', remotePort: 4660, localAddress: '127.0.0.1', localPort: 27_443 };
    const row = { local: '0100007F:1234', remote: '0100007F:6B33', listening: false, uid: ownUid, inode: '77' };
    let reads = 0;
    const missingAtFirst = (): Promise<TcpRow[]> => Promise.resolve(++reads < 5 ? [] : [row]);
    expect(await linuxPeerLookup(ownUid, missingAtFirst).verdict(connection)).toBe('same-user');
    reads = -100;
    expect(await linuxPeerLookup(ownUid, missingAtFirst).verdict(connection)).toBe('unknown');
  });

  it('is unknown where there is no such connection', async () => {
    const connection = { remoteAddress: '127.0.0.1', remotePort: 1, localAddress: '127.0.0.1', localPort: 2 };
    expect(await linuxPeerLookup(ownUid).verdict(connection)).toBe('unknown');
    expect(await linuxPeerLookup(ownUid).verdict({ ...connection, remoteAddress: 'fe80::1' })).toBe('unknown');
  });
});

describe('a process of another user', () => {
  const start = bridgePerTest();

  it('is refused with 403, our own passes', async () => {
    // Only root can start a process of another user; others are told that they are somebody else.
    const root = ownUid === 0;
    const { port, log } = await start(root ? {} : { peers: linuxPeerLookup(ownUid + 1) });
    const status = root ? await statusFor(port, NOBODY) : (await knock(port, handshakeText(port, SITE))).status;
    expect(status).toBe(403);
    expect(log.all.at(-1)).toMatchObject({ event: 'upgrade-refused', reason: 'peer is other-user' });
    const own = await start();
    expect((await knock(own.port, handshakeText(own.port, SITE))).status).toBe(101);
  });
});

/** Connects as another user with nothing but a shell, since that user may not be able to read our files. */
function statusFor(port: number, uid: number): Promise<number> {
  const script = `exec 3<>/dev/tcp/127.0.0.1/${port}; cat >&3; read -r line <&3; echo "$line"`;
  const child = spawn('/bin/bash', ['-c', script], { uid, gid: uid, cwd: '/', stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(handshakeText(port, SITE));
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => {
      resolve(Number(said.split(' ')[1] ?? 0));
    });
  });
}
