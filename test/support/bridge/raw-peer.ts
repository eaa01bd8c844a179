import { connect, type Socket } from 'node:net';
import { SUBPROTOCOL } from '../../../contracts/endpoint.ts';
import { recordTranscript } from '../secrets/transcript.ts';
import { createEventQueue, type EventQueue } from './event-queue.ts';

/** What came back over a plain TCP connection until it ended (or, for 101, until the headers were complete). */
export interface HttpAnswer {
  /** 0 where the connection ended without a word. */
  readonly status: number;
  readonly headers: readonly string[];
  readonly body: string;
}

/** Lines of a WebSocket handshake that passes all gates; each may be replaced, repeated or left out (null). */
export interface Handshake {
  readonly requestLine?: string;
  readonly host?: string | readonly string[] | null | undefined;
  readonly origin?: string | readonly string[] | null;
  readonly protocol?: string | null;
  readonly upgrade?: string | null;
  readonly key?: string | null;
  readonly extra?: readonly string[];
}

export function handshakeText(port: number, origin: string, given: Handshake = {}): string {
  const lines = (name: string, value: string | readonly string[] | null): string[] =>
    value === null ? [] : [value].flat().map((text) => `${name}: ${text}`);
  return [
    given.requestLine ?? 'GET / HTTP/1.1',
    ...lines('Host', given.host === undefined ? `127.0.0.1:${port}` : given.host),
    ...lines('Origin', given.origin === undefined ? origin : given.origin),
    ...(given.upgrade === null ? [] : [`Upgrade: ${given.upgrade ?? 'websocket'}`, 'Connection: Upgrade']),
    ...lines('Sec-WebSocket-Key', given.key === undefined ? 'dGhlIHNhbXBsZSBub25jZQ==' : given.key),
    'Sec-WebSocket-Version: 13',
    ...lines('Sec-WebSocket-Protocol', given.protocol === undefined ? SUBPROTOCOL : given.protocol),
    ...(given.extra ?? []),
    '',
    '',
  ].join('\r\n');
}

/** Sends the text on a connection of its own and reads the answer. */
export function knock(port: number, text: string, host = '127.0.0.1'): Promise<HttpAnswer> {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    let received = '';
    const finish = (): void => {
      socket.destroy();
      recordTranscript('frame', received);
      resolve(parseAnswer(received));
    };
    socket.on('data', (chunk: Buffer) => {
      received += chunk.toString('latin1');
      if (received.startsWith('HTTP/1.1 101') && received.includes('\r\n\r\n')) finish();
    });
    socket.once('close', finish);
    socket.once('error', () => socket.destroy());
    socket.write(text);
  });
}

function parseAnswer(text: string): HttpAnswer {
  const [head = '', ...body] = text.split('\r\n\r\n');
  const [statusLine = '', ...headers] = head.split('\r\n');
  return { status: Number(statusLine.split(' ')[1] ?? 0), headers, body: body.join('\r\n\r\n') };
}

export interface RawFrame {
  readonly opcode: number;
  readonly payload?: Uint8Array;
  readonly fin?: boolean;
  /** The three reserved bits (RFC 6455, section 5.2). */
  readonly reserved?: number;
  readonly masked?: boolean;
  /** Length to claim instead of the payload's. */
  readonly claimedLength?: number;
}

export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** One frame as a client sends it, or as no client should. */
export function encodeFrame({ opcode, payload = new Uint8Array(), fin = true, ...rest }: RawFrame): Buffer {
  const { reserved = 0, masked = true, claimedLength = payload.length } = rest;
  const maskBit = masked ? 0x80 : 0;
  const first = (fin ? 0x80 : 0) | (reserved << 4) | opcode;
  const length = Buffer.alloc(claimedLength < 126 ? 2 : claimedLength < 65_536 ? 4 : 10);
  length[0] = first;
  length[1] = maskBit | (claimedLength < 126 ? claimedLength : claimedLength < 65_536 ? 126 : 127);
  if (length.length === 4) length.writeUInt16BE(claimedLength, 2);
  if (length.length === 10) length.writeBigUInt64BE(BigInt(claimedLength), 2);
  // A mask of zeros leaves the payload as it is.
  return Buffer.concat([length, masked ? Buffer.alloc(4) : Buffer.alloc(0), payload]);
}

/** A connection that passed the handshake and then sends whatever bytes it likes. */
export interface RawSession {
  readonly socket: Socket;
  readonly frames: EventQueue<{ readonly opcode: number; readonly payload: Buffer }>;
  /** Code of the bridge's close frame; null where the connection ended without one. */
  readonly closed: Promise<number | null>;
}

/** @param early frames sent together with the handshake. */
export function openRawSession(
  port: number,
  origin: string,
  early: Uint8Array = new Uint8Array(),
): Promise<RawSession> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const frames = createEventQueue<{ opcode: number; payload: Buffer }>();
    const closed = Promise.withResolvers<number | null>();
    let unread = Buffer.alloc(0);
    let upgraded = false;
    let code: number | null = null;
    socket.on('data', (chunk: Buffer) => {
      unread = Buffer.concat([unread, chunk]);
      if (!upgraded) {
        const end = unread.indexOf('\r\n\r\n');
        if (end < 0) return;
        upgraded = true;
        unread = unread.subarray(end + 4);
        resolve({ socket, frames, closed: closed.promise });
      }
      for (let frame = takeFrame(unread); frame !== null; frame = takeFrame(unread)) {
        unread = unread.subarray(frame.size);
        if (frame.opcode === OPCODE.close && frame.payload.length >= 2) {
          code = frame.payload.readUInt16BE(0);
          closed.resolve(code);
        }
        frames.push(frame);
      }
    });
    socket.once('close', () => {
      closed.resolve(code);
    });
    socket.on('error', (error) => {
      reject(error);
    });
    socket.write(Buffer.concat([Buffer.from(handshakeText(port, origin)), early]));
  });
}

function takeFrame(bytes: Buffer): { opcode: number; payload: Buffer; size: number } | null {
  if (bytes.length < 2) return null;
  const short = (bytes[1] ?? 0) & 0x7f;
  const header = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < header) return null;
  const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (bytes.length < header + length) return null;
  return {
    opcode: (bytes[0] ?? 0) & 0x0f,
    payload: bytes.subarray(header, header + length),
    size: header + length,
  };
}
