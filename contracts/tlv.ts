import { fail, ok, type Result } from './result.ts';

export type TlvFault = 'truncated' | 'duplicate-tag';

/**
 * Reads the card's own TLV: one tag byte, then length bytes where each FF adds 255 and goes on, then the value.
 * Trailing zeros pad the file (a tag 00 with length 00 ends it; tag 00 at the start is the structure version).
 *
 * @returns values by tag, or what is wrong with the file (nothing is guessed from a damaged one).
 */
export function parseTlv(file: Uint8Array): Result<ReadonlyMap<number, Uint8Array>, TlvFault> {
  const values = new Map<number, Uint8Array>();
  let at = 0;
  while (at < file.length) {
    const tag = file[at] ?? 0;
    if (tag === 0 && isZero(file.subarray(at))) break;
    at += 1;
    let length = 0;
    let part = 0xff;
    while (part === 0xff) {
      const next = file[at];
      if (next === undefined) return fail('truncated');
      part = next;
      length += part;
      at += 1;
    }
    if (at + length > file.length) return fail('truncated');
    if (values.has(tag)) return fail('duplicate-tag');
    values.set(tag, file.subarray(at, at + length));
    at += length;
  }
  return ok(values);
}

function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}

/** The inverse of {@link parseTlv}, for simulators and tests. */
export function encodeTlv(values: Iterable<readonly [tag: number, value: Uint8Array]>): Uint8Array {
  const bytes: number[] = [];
  for (const [tag, value] of values) {
    bytes.push(tag);
    let rest = value.length;
    while (rest >= 0xff) {
      bytes.push(0xff);
      rest -= 0xff;
    }
    bytes.push(rest, ...value);
  }
  return Uint8Array.from(bytes);
}
