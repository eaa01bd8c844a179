import { checkPrimeSync, createPublicKey, sign, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { findPrimeOffsets, rsaKey } from '../../../simulator/pki/rsa-keys.ts';
import { RSA_PRIME_OFFSETS } from '../../../simulator/pki/rsa-prime-offsets.ts';

const names = Object.keys(RSA_PRIME_OFFSETS);

function number(field: string | undefined): bigint {
  return BigInt(`0x${Buffer.from(field ?? '', 'base64url').toString('hex')}`);
}

describe('rsaKey', () => {
  it.each(names)('gives a sound key for %s', (name) => {
    const key = rsaKey(name);
    const { n, p, q } = key.export({ format: 'jwk' });
    expect([number(p), number(q)].every((prime) => checkPrimeSync(prime))).toBe(true);
    expect(number(p) * number(q)).toBe(number(n));
    expect(number(n).toString(2)).toHaveLength(2048);
    const signature = sign('sha256', Buffer.from('x'), key);
    expect(verify('sha256', Buffer.from('x'), createPublicKey(key), signature)).toBe(true);
  });

  it('has the offsets that the search finds', () => {
    expect(findPrimeOffsets('fr-rsa signature')).toEqual(RSA_PRIME_OFFSETS['fr-rsa signature']);
  });

  it('searches for names that nobody wrote down', () => {
    const key = rsaKey('somebody else');
    expect(key.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(rsaKey('somebody else')).toBe(key);
  });
});
