import { createECDH, createPrivateKey, type KeyObject } from 'node:crypto';
import { bigIntToBytes, bytesToBigInt, seededBytes } from './seeded-bytes.ts';

export const P384_BYTES = 48;

/** Order of the base point of P-384 (SP 800-186 section 3.2.1.4). */
export const P384_ORDER = BigInt(
  '0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973',
);

const keys = new Map<string, KeyObject>();

/** P-384 key that depends on its name alone. */
export function ecKey(name: string): KeyObject {
  const known = keys.get(name);
  if (known !== undefined) return known;
  const wide = bytesToBigInt(seededBytes(`p-384 scalar ${name}`, P384_BYTES + 8));
  const key = ecKeyFromScalar((wide % (P384_ORDER - 1n)) + 1n);
  keys.set(name, key);
  return key;
}

export function ecKeyFromScalar(scalar: bigint): KeyObject {
  const d = bigIntToBytes(scalar, P384_BYTES);
  const point = publicPoint(d);
  const field = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
  return createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'EC',
      crv: 'P-384',
      d: field(d),
      x: field(point.subarray(1, 1 + P384_BYTES)),
      y: field(point.subarray(1 + P384_BYTES)),
    },
  });
}

/** scalar * base point, uncompressed: 04 || x || y. */
export function publicPoint(scalar: Uint8Array): Uint8Array {
  const ecdh = createECDH('secp384r1');
  ecdh.setPrivateKey(scalar);
  return ecdh.getPublicKey();
}
