import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { signDeterministically } from '../../../simulator/pki/deterministic-signature.ts';
import { integer, sequence } from '../../../simulator/pki/der.ts';
import { ecKey, ecKeyFromScalar, P384_ORDER } from '../../../simulator/pki/ec-keys.ts';

/** RFC 6979 appendix A.2.6. */
const SCALAR = 0x6b9d3dad2e1b8c1c05b19875b6659f4de23c3b667bf297ba9aa47740787137d896d5724e4c70a825f872c9ea60d2edf5n;
const VECTORS = [
  {
    hash: 'sha256',
    message: 'sample',
    r: '21B13D1E013C7FA1392D03C5F99AF8B30C570C6F98D4EA8E354B63A21D3DAA33BDE1E888E63355D92FA2B3C36D8FB2CD',
    s: 'F3AA443FB107745BF4BD77CB3891674632068A10CA67E3D45DB2266FA7D1FEEBEFDC63ECCD1AC42EC0CB8668A4FA0AB0',
  },
  {
    hash: 'sha384',
    message: 'sample',
    r: '94EDBB92A5ECB8AAD4736E56C691916B3F88140666CE9FA73D64C4EA95AD133C81A648152E44ACF96E36DD1E80FABE46',
    s: '99EF4AEB15F178CEA1FE40DB2603138F130E740A19624526203B6351D0A3A94FA329C145786E679E7B82C71A38628AC8',
  },
] as const;

describe('signDeterministically', () => {
  it.each(VECTORS)('gives the signature of RFC 6979 with $hash', ({ hash, message, r, s }) => {
    const expected = sequence(integer(Buffer.from(r, 'hex')), integer(Buffer.from(s, 'hex')));
    const signature = signDeterministically(ecKeyFromScalar(SCALAR), hash, Buffer.from(message));
    expect(Buffer.from(signature).toString('hex')).toBe(Buffer.from(expected).toString('hex'));
  });

  it('signs what OpenSSL verifies, whatever the key and message', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: P384_ORDER - 1n }), fc.uint8Array(), (scalar, message) => {
        const key = ecKeyFromScalar(scalar);
        const signature = signDeterministically(key, 'sha384', message);
        return verify('sha384', message, { key: createPublicKey(key), dsaEncoding: 'der' }, signature);
      }),
      { numRuns: 50 },
    );
  });

  it('gives the same bytes for the same input only', () => {
    const key = ecKey('a name');
    const once = signDeterministically(key, 'sha384', Buffer.from('one'));
    expect(signDeterministically(key, 'sha384', Buffer.from('one'))).toEqual(once);
    expect(signDeterministically(key, 'sha384', Buffer.from('two'))).not.toEqual(once);
  });
});
