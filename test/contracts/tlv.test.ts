import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodeTlv, parseTlv } from '../../contracts/tlv.ts';

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const entries = (file: Uint8Array): unknown => {
  const parsed = parseTlv(file);
  return parsed.ok ? [...parsed.value].map(([tag, value]) => [tag, [...value]]) : parsed.error;
};

describe('the card’s TLV', () => {
  it.each<readonly [string, Uint8Array, unknown]>([
    ['nothing', bytes(), []],
    ['one value', bytes(1, 2, 0x41, 0x42), [[1, [0x41, 0x42]]]],
    [
      'an empty value',
      bytes(9, 0, 1, 1, 0x41),
      [
        [9, []],
        [1, [0x41]],
      ],
    ],
    ['zeros behind', bytes(1, 1, 0x41, 0, 0, 0, 0, 0), [[1, [0x41]]]],
    ['zeros only', bytes(0, 0, 0, 0), []],
    [
      'a structure version first',
      bytes(0, 1, 1, 1, 1, 0x41),
      [
        [0, [1]],
        [1, [0x41]],
      ],
    ],
    ['a value that is cut off', bytes(1, 3, 0x41), 'truncated'],
    ['a tag without length', bytes(1, 1, 0x41, 2), 'truncated'],
    ['a length that goes on into nothing', bytes(1, 0xff), 'truncated'],
    ['the same tag twice', bytes(1, 1, 0x41, 1, 1, 0x42), 'duplicate-tag'],
  ])('%s', (_what, file, expected) => {
    expect(entries(file)).toEqual(expected);
  });

  it.each([254, 255, 256, 509, 510, 511, 3_000])('a value of %i bytes', (length) => {
    const value = new Uint8Array(length).fill(7);
    const file = encodeTlv([
      [0x11, value],
      [0x12, bytes(1)],
    ]);
    expect(file.length).toBe(2 + Math.floor(length / 255) + length + 3);
    expect(entries(file)).toEqual([
      [0x11, [...value]],
      [0x12, [1]],
    ]);
  });

  const values = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 255 }), fc.uint8Array({ maxLength: 600 })), {
    selector: ([tag]) => tag,
    maxLength: 12,
  });

  it('reads back what was written, padding or not', () => {
    fc.assert(
      fc.property(values, fc.nat(100), (given, padding) => {
        const file = new Uint8Array([...encodeTlv(given), ...new Uint8Array(padding)]);
        expect(entries(file)).toEqual(given.map(([tag, value]) => [tag, [...value]]));
      }),
      { seed: 1 },
    );
  });

  it('never throws, and guesses nothing from a file that was cut', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (file) => {
        const parsed = parseTlv(file);
        if (!parsed.ok) return ['truncated', 'duplicate-tag'].includes(parsed.error);
        return [...parsed.value.values()].reduce((sum, { length }) => sum + length, 0) <= file.length;
      }),
      { seed: 2 },
    );
  });
});
