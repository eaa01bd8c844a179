import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeAddressFile, decodeIdentityFile } from '../../contracts/identity-file.ts';
import { encodeTlv, parseTlv } from '../../contracts/tlv.ts';
import { derLength } from '../../native-bridge/worker/pcsc/belgian-files.ts';

const bytes = fc.uint8Array({ maxLength: 300 });
const tlvLike = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 0x20 }), fc.uint8Array({ maxLength: 40 })), { maxLength: 12 })
  .map((fields) => encodeTlv(fields));
/** A file as on a card, with a byte changed, or cut off. */
const damaged = fc.tuple(tlvLike, fc.nat(), fc.nat(255), fc.nat()).map(([file, at, value, end]) => {
  const copy = Uint8Array.from(file);
  if (copy.length > 0) copy[at % copy.length] = value;
  return copy.subarray(0, end % (copy.length + 1));
});

it('100 000 damaged files are read or refused, and nothing else', () => {
  fc.assert(
    fc.property(fc.oneof(bytes, tlvLike, damaged), (file) => {
      for (const read of [parseTlv(file), decodeIdentityFile(file), decodeAddressFile(file)]) {
        if (!read.ok && !['truncated', 'duplicate-tag', 'no-address'].includes(read.error)) throw new Error(read.error);
      }
      const length = derLength(file);
      if (length !== null && length < 2) throw new Error('DER length');
    }),
    { numRuns: 100_000 },
  );
}, 120_000);

it('what was encoded is read back', () => {
  const fields = fc.uniqueArray(
    fc.tuple(fc.integer({ min: 1, max: 0x20 }), fc.uint8Array({ minLength: 1, maxLength: 600 })),
    {
      selector: ([tag]) => tag,
      maxLength: 10,
    },
  );
  fc.assert(
    fc.property(fields, (values) => {
      const parsed = parseTlv(encodeTlv(values));
      expect(parsed.ok && [...parsed.value].map(([tag, value]) => [tag, [...value]])).toEqual(
        values.map(([tag, value]) => [tag, [...value]]),
      );
    }),
    { numRuns: 1_000 },
  );
});
