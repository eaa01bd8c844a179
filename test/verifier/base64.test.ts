import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeBase64 } from '../../verifier/base64.ts';

describe('decodeBase64', () => {
  it('reads what Buffer writes, up to the limit', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const text = Buffer.from(bytes).toString('base64');
        expect(decodeBase64(text, bytes.length)).toEqual(Buffer.from(bytes));
        if (bytes.length > 0) expect(decodeBase64(text, bytes.length - 1)).toBeNull();
      }),
    );
  });

  it.each([
    'A',
    'AA',
    'AAA',
    'AA=',
    'AAAA=',
    'AB==',
    'AAB=',
    '=AAA',
    'AA-_',
    'AAAA\n',
    ' AAA',
    'AAA\0',
    'AAÀA',
    '====',
  ])('refuses %j', (text) => {
    expect(decodeBase64(text, 100)).toBeNull();
  });
});
