import { describe, expect, it } from '@jest/globals';
import { bridgePerTest, SITE } from '../support/bridge/bridge-per-test.ts';
import { encodeFrame, OPCODE, openRawSession, type RawFrame } from '../support/bridge/raw-peer.ts';

const text = (content: string): Uint8Array => Buffer.from(content);
const status = text('{"jsonrpc":"2.0","id":1,"method":"status"}');

/** Frames that RFC 6455 forbids, with the close code it wants (section 7.4.1). */
const FORBIDDEN: readonly (readonly [what: string, frames: readonly RawFrame[], code: number])[] = [
  ['RSV1 (compression was not agreed)', [{ opcode: OPCODE.text, reserved: 4, payload: status }], 1002],
  ['RSV2', [{ opcode: OPCODE.text, reserved: 2, payload: status }], 1002],
  ['RSV3', [{ opcode: OPCODE.text, reserved: 1, payload: status }], 1002],
  ['an unmasked frame', [{ opcode: OPCODE.text, masked: false, payload: status }], 1002],
  ['a reserved opcode', [{ opcode: 3, payload: status }], 1002],
  ['a reserved control opcode', [{ opcode: 11 }], 1002],
  ['bad UTF-8', [{ opcode: OPCODE.text, payload: Uint8Array.of(0x22, 0xc3, 0x28, 0x22) }], 1007],
  ['UTF-8 of a surrogate', [{ opcode: OPCODE.text, payload: Uint8Array.of(0xed, 0xa0, 0x80) }], 1007],
  ['a continuation of nothing', [{ opcode: OPCODE.continuation, payload: status }], 1002],
  [
    'a new message inside another',
    [
      { opcode: OPCODE.text, fin: false, payload: status },
      { opcode: OPCODE.text, payload: status },
    ],
    1002,
  ],
  ['a fragmented ping', [{ opcode: OPCODE.ping, fin: false }], 1002],
  ['a ping too long', [{ opcode: OPCODE.ping, payload: new Uint8Array(126) }], 1002],
  ['a close code that does not exist', [{ opcode: OPCODE.close, payload: Uint8Array.of(0x03, 0xec) }], 1002],
  ['a length beyond the limit', [{ opcode: OPCODE.text, claimedLength: 70_000 }], 1009],
  [
    'fragments beyond the limit',
    [
      { opcode: OPCODE.text, fin: false, payload: new Uint8Array(60_000).fill(0x20) },
      { opcode: OPCODE.continuation, payload: new Uint8Array(60_000).fill(0x20) },
    ],
    1009,
  ],
];

describe('frames that break RFC 6455', () => {
  const start = bridgePerTest();

  it.each(FORBIDDEN)('%s: the socket is closed, the bridge serves on', async (_what, frames, code) => {
    const { port, connect } = await start();
    const session = await openRawSession(port, SITE);
    session.socket.write(Buffer.concat(frames.map(encodeFrame)));
    expect(await session.closed).toBe(code);
    session.socket.destroy();
    expect((await (await connect()).call('status')).apiLevel).toBe(1);
  });

  it('a length of 2^63 is no reason to allocate', async () => {
    const { port, connect } = await start();
    const session = await openRawSession(port, SITE);
    session.socket.write(Buffer.from([0x81, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]));
    expect(await session.closed).toBe(1009);
    session.socket.destroy();
    expect((await (await connect()).call('status')).apiLevel).toBe(1);
  });
});

describe('frames that are odd but right', () => {
  const start = bridgePerTest();

  it('a request in fragments, one byte each, with a ping between, is answered', async () => {
    const { port } = await start();
    const session = await openRawSession(port, SITE);
    const last = status.length - 1;
    const fragments = [...status].map((byte, index) =>
      encodeFrame({
        opcode: index === 0 ? OPCODE.text : OPCODE.continuation,
        fin: index === last,
        payload: Uint8Array.of(byte),
      }),
    );
    fragments.splice(5, 0, encodeFrame({ opcode: OPCODE.ping, payload: text('are you there') }));
    session.socket.write(Buffer.concat(fragments));
    expect(await session.frames.next()).toMatchObject({ opcode: OPCODE.pong, payload: Buffer.from('are you there') });
    const { payload } = await session.frames.next();
    expect(JSON.parse(payload.toString())).toMatchObject({ id: 1, result: { apiLevel: 1 } });
    session.socket.destroy();
  });

  it('bytes that arrive one by one make the same request', async () => {
    const { port } = await start();
    const session = await openRawSession(port, SITE);
    for (const byte of encodeFrame({ opcode: OPCODE.text, payload: status })) session.socket.write(Uint8Array.of(byte));
    expect((await session.frames.next()).opcode).toBe(OPCODE.text);
    session.socket.destroy();
  });

  it('a request sent together with the handshake is answered', async () => {
    const { port } = await start();
    const session = await openRawSession(port, SITE, encodeFrame({ opcode: OPCODE.text, payload: status }));
    const { payload } = await session.frames.next();
    expect(JSON.parse(payload.toString())).toMatchObject({ id: 1, result: { apiLevel: 1 } });
    session.socket.destroy();
  });

  it('a connection that ends in the middle of a frame is forgotten', async () => {
    const { port, connect } = await start({ serverLimits: { maxConnections: 1 } });
    const session = await openRawSession(port, SITE);
    session.socket.end(encodeFrame({ opcode: OPCODE.text, payload: status }).subarray(0, 10));
    expect(await session.closed).toBeNull();
    const again = await connect();
    expect((await again.call('status')).apiLevel).toBe(1);
  });
});

describe('a flood', () => {
  const start = bridgePerTest();

  /** Writes until the bridge gives the peer up or the rounds are over; true where it gave up. */
  function flood(socket: Awaited<ReturnType<typeof openRawSession>>['socket'], bytes: Buffer, rounds: number) {
    return new Promise<boolean>((resolve) => {
      let left = rounds;
      const write = (error?: Error | null): void => {
        if (error) resolve(true);
        else if (left-- === 0) resolve(false);
        else socket.write(bytes, write);
      };
      write();
    });
  }

  it('of pings whose answers nobody reads drops the connection', async () => {
    const { port, connect } = await start();
    const session = await openRawSession(port, SITE);
    session.socket.pause();
    const ping = encodeFrame({ opcode: OPCODE.ping, payload: new Uint8Array(125) });
    expect(await flood(session.socket, Buffer.concat(Array<Buffer>(2_000).fill(ping)), 400)).toBe(true);
    session.socket.destroy();
    expect((await (await connect()).call('status')).apiLevel).toBe(1);
  });

  it('of empty fragments closes the socket', async () => {
    const { port, connect } = await start();
    const session = await openRawSession(port, SITE);
    session.socket.write(encodeFrame({ opcode: OPCODE.text, fin: false }));
    const empty = encodeFrame({ opcode: OPCODE.continuation, fin: false });
    void flood(session.socket, Buffer.concat(Array<Buffer>(5_000).fill(empty)), 20);
    expect(await session.closed).toBe(1008);
    session.socket.destroy();
    expect((await (await connect()).call('status')).apiLevel).toBe(1);
  });

  it('of requests closes with 1008 and leaves other pages alone', async () => {
    const { port, connect } = await start({ serverLimits: { frameBurst: 50 } });
    const page = await connect();
    const session = await openRawSession(port, SITE);
    const frame = encodeFrame({ opcode: OPCODE.text, payload: status });
    session.socket.write(Buffer.concat(Array<Buffer>(500).fill(frame)));
    expect(await session.closed).toBe(1008);
    session.socket.destroy();
    expect((await page.call('status')).apiLevel).toBe(1);
  });
});
