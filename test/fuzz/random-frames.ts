import { METHODS } from '../../contracts/page-messages.ts';
import { encodeFrame, OPCODE } from '../support/bridge/raw-peer.ts';

/** Numbers from 0 up to 1 that depend on the seed alone (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Bytes that break the WebSocket protocol sooner or later, and then end their socket. */
export function brokenFrame(random: () => number): Buffer {
  const below = (limit: number): number => Math.floor(random() * limit);
  const bytes = (length: number): Buffer => Buffer.from(Array.from({ length }, () => below(256)));
  switch (below(4)) {
    case 0:
      return encodeFrame({ opcode: below(16), payload: bytes(below(64)) });
    case 1:
      return encodeFrame({ opcode: OPCODE.text, payload: bytes(1 + below(64)) });
    case 2:
      return bytes(1 + below(200));
    default:
      return encodeFrame({ opcode: OPCODE.text, fin: random() < 0.5, reserved: below(8), payload: bytes(below(9)) });
  }
}

/** A right text frame with a request that is nearly always wrong. */
export function textFrame(random: () => number): Buffer {
  const below = (limit: number): number => Math.floor(random() * limit);
  const text = (content: string): Buffer => encodeFrame({ opcode: OPCODE.text, payload: Buffer.from(content) });
  switch (below(8)) {
    case 0:
      return text(Array.from({ length: below(80) }, () => String.fromCharCode(below(0xd800))).join(''));
    case 1:
      return text('['.repeat(below(5_000)));
    default:
      return text(JSON.stringify(randomRequest(random)));
  }
}

const NAMES = ['jsonrpc', 'id', 'method', 'params', '__proto__', 'constructor', 'challengeNonce', 'fields', 'lang', ''];

function randomRequest(random: () => number): unknown {
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const value = (depth: number): unknown => {
    const scalars = [null, true, -1, 1e308, '', '\u0000', '\u{10ffff}', 'fr', 'x'.repeat(below(200))];
    if (depth > 4 || random() < 0.6) return pick(scalars);
    if (random() < 0.5) return Array.from({ length: below(4) }, () => value(depth + 1));
    return Object.fromEntries(Array.from({ length: below(4) }, () => [pick(NAMES), value(depth + 1)]));
  };
  return {
    jsonrpc: random() < 0.9 ? '2.0' : value(0),
    id: random() < 0.8 ? below(1_000_000) : value(0),
    method: random() < 0.8 ? pick(METHODS) : value(0),
    ...(random() < 0.7 ? { params: value(0) } : {}),
    ...(random() < 0.1 ? { [pick(NAMES)]: value(0) } : {}),
  };
}
