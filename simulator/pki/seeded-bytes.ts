import { hkdfSync } from 'node:crypto';

/** Public on purpose: whoever has this source has every key of the test PKI, so nothing real may ever trust it. */
const SEED = 'eID Bridge TEST PKI, worthless by design, seed 1';

/** The same bytes for the same name, for ever: test keys and serial numbers do not change from run to run. */
export function seededBytes(name: string, length: number): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', SEED, 'eid-bridge-test-pki', name, length));
}

export function bytesToBigInt(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
}

/** Unsigned, most significant byte first, padded with zeros to `length`. */
export function bigIntToBytes(value: bigint, length: number): Uint8Array {
  return Uint8Array.from(Buffer.from(value.toString(16).padStart(length * 2, '0'), 'hex'));
}
