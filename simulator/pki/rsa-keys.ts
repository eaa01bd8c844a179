import { checkPrimeSync, createPrivateKey, type KeyObject } from 'node:crypto';
import { modularInverse } from './modular-inverse.ts';
import { RSA_PRIME_OFFSETS } from './rsa-prime-offsets.ts';
import { bigIntToBytes, bytesToBigInt, seededBytes } from './seeded-bytes.ts';

const PUBLIC_EXPONENT = 65_537n;
const PRIME_BYTES = 128;

const keys = new Map<string, KeyObject>();

/**
 * RSA-2048 key that depends on its name alone. The search for its primes takes a third of a second, so where it ends
 * is written down for the names in use; any other name works too, only slower.
 */
export function rsaKey(name: string): KeyObject {
  const known = keys.get(name);
  if (known !== undefined) return known;
  const [p, q] = rsaPrimes(name);
  const key = keyFromPrimes(p, q);
  keys.set(name, key);
  return key;
}

function rsaPrimes(name: string): readonly [bigint, bigint] {
  const [offsetP, offsetQ] = RSA_PRIME_OFFSETS[name] ?? findPrimeOffsets(name);
  return [candidate(`${name} p`, offsetP), candidate(`${name} q`, offsetQ)];
}

/** How many odd numbers above the seeded start the first usable primes p and q are. */
export function findPrimeOffsets(name: string): readonly [number, number] {
  return [findOffset(`${name} p`), findOffset(`${name} q`)];
}

function findOffset(label: string): number {
  let offset = 0;
  while (!usable(candidate(label, offset))) offset += 1;
  return offset;
}

function usable(prime: bigint): boolean {
  return prime % PUBLIC_EXPONENT !== 1n && checkPrimeSync(prime);
}

function candidate(label: string, offset: number): bigint {
  const bytes = seededBytes(`rsa prime ${label}`, PRIME_BYTES);
  // Both top bits set: the product of two such primes has all 2048 bits.
  bytes[0] = (bytes[0] ?? 0) | 0xc0;
  bytes[PRIME_BYTES - 1] = (bytes[PRIME_BYTES - 1] ?? 0) | 1;
  return bytesToBigInt(bytes) + 2n * BigInt(offset);
}

function keyFromPrimes(p: bigint, q: bigint): KeyObject {
  const d = modularInverse(PUBLIC_EXPONENT, (p - 1n) * (q - 1n));
  const field = (value: bigint, length: number): string =>
    Buffer.from(bigIntToBytes(value, length)).toString('base64url');
  return createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'RSA',
      n: field(p * q, 2 * PRIME_BYTES),
      e: 'AQAB',
      d: field(d, 2 * PRIME_BYTES),
      p: field(p, PRIME_BYTES),
      q: field(q, PRIME_BYTES),
      dp: field(d % (p - 1n), PRIME_BYTES),
      dq: field(d % (q - 1n), PRIME_BYTES),
      qi: field(modularInverse(q, p), PRIME_BYTES),
    },
  });
}
