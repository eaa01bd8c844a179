import { createHash, createHmac, sign, type KeyObject } from 'node:crypto';
import { integer, sequence } from './der.ts';
import { P384_BYTES, P384_ORDER, publicPoint } from './ec-keys.ts';
import { modularInverse } from './modular-inverse.ts';
import { bigIntToBytes, bytesToBigInt } from './seeded-bytes.ts';

export type SignatureHash = 'sha256' | 'sha384';

/**
 * Signs so that the same input gives the same bytes: RSA PKCS#1 v1.5 does so anyway, ECDSA with the nonce of
 * RFC 6979. Finished certificates, and with them the pins of the test roots, therefore never change.
 *
 * @returns RSA: modulus length; ECDSA: DER SEQUENCE of r and s, as in X.509 and in the card's signature files.
 */
export function signDeterministically(key: KeyObject, hash: SignatureHash, message: Uint8Array): Uint8Array {
  if (key.asymmetricKeyType === 'rsa') return new Uint8Array(sign(hash, message, key));
  const digest = createHash(hash).update(message).digest();
  const scalar = Buffer.from(key.export({ format: 'jwk' }).d ?? '', 'base64url');
  return signP384(scalar, hash, digest);
}

function signP384(scalar: Uint8Array, hash: SignatureHash, digest: Uint8Array): Uint8Array {
  const d = bytesToBigInt(scalar);
  // SHA-256 and SHA-384 are no longer than the order, so no bits are cut off (FIPS 186-5 section 6.4.1).
  const z = bytesToBigInt(digest);
  for (const k of nonces(scalar, hash, z)) {
    const r = bytesToBigInt(publicPoint(k).subarray(1, 1 + P384_BYTES)) % P384_ORDER;
    const s = (modularInverse(bytesToBigInt(k), P384_ORDER) * (z + r * d)) % P384_ORDER;
    if (r !== 0n && s !== 0n) {
      return new Uint8Array(sequence(integer(bigIntToBytes(r, P384_BYTES)), integer(bigIntToBytes(s, P384_BYTES))));
    }
  }
  throw new Error('RFC 6979 gives nonces without end');
}

/** RFC 6979 section 3.2. */
function* nonces(scalar: Uint8Array, hash: SignatureHash, z: bigint): Generator<Uint8Array> {
  const size = hash === 'sha256' ? 32 : 48;
  const seed = Buffer.concat([scalar, bigIntToBytes(z % P384_ORDER, P384_BYTES)]);
  let value: Uint8Array = new Uint8Array(size).fill(1);
  let key: Uint8Array = new Uint8Array(size);
  const mac = (...parts: readonly Uint8Array[]): Uint8Array =>
    createHmac(hash, key).update(Buffer.concat(parts)).digest();
  for (const separator of [0, 1]) {
    key = mac(value, Uint8Array.of(separator), seed);
    value = mac(value);
  }
  for (;;) {
    let bytes = Buffer.alloc(0);
    while (bytes.length < P384_BYTES) {
      value = mac(value);
      bytes = Buffer.concat([bytes, value]);
    }
    const k = bytes.subarray(0, P384_BYTES);
    const number = bytesToBigInt(k);
    if (number > 0n && number < P384_ORDER) yield k;
    key = mac(value, Uint8Array.of(0));
    value = mac(value);
  }
}
