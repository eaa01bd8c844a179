import { constants, privateEncrypt, randomBytes, type KeyObject } from 'node:crypto';
import { p384 } from '@noble/curves/nist.js';
import { encodePss } from './pss-encoding.ts';

/** What a card signs: lengths that PSO COMPUTE DIGITAL SIGNATURE takes, and the signature over them. */
interface SignatureFunction {
  readonly accepts: (length: number) => boolean;
  readonly sign: (key: KeyObject, data: Uint8Array) => Uint8Array;
}

const RSA_BYTES = 256;
/** PKCS#1 v1.5 needs eleven bytes of padding (RFC 8017, section 9.2). */
const MOST_RSA_DATA = RSA_BYTES - 11;

/** DER of DigestInfo up to the digest (RFC 8017, section 9.2, note 1). */
const SHA1_INFO = Buffer.from('3021300906052b0e03021a05000414', 'hex');
const SHA256_INFO = Buffer.from('3031300d060960864801650304020105000420', 'hex');

const pkcs1 = (key: KeyObject, data: Uint8Array): Uint8Array =>
  privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, data);

const pss =
  (hash: 'sha1' | 'sha256') =>
  (key: KeyObject, digest: Uint8Array): Uint8Array => {
    const salt = randomBytes(digest.length);
    return privateEncrypt({ key, padding: constants.RSA_NO_PADDING }, encodePss(hash, digest, salt, RSA_BYTES));
  };

const exactly =
  (length: number) =>
  (given: number): boolean =>
    given === length;

/** Applet 1.7, by the algorithm reference of MANAGE SECURITY ENVIRONMENT. */
export const RSA_FUNCTIONS: ReadonlyMap<number, SignatureFunction> = new Map([
  // The program brings the DigestInfo.
  [0x01, { accepts: (length: number) => length > 0 && length <= MOST_RSA_DATA, sign: pkcs1 }],
  [0x02, { accepts: exactly(20), sign: (key, digest) => pkcs1(key, Buffer.concat([SHA1_INFO, digest])) }],
  [0x08, { accepts: exactly(32), sign: (key, digest) => pkcs1(key, Buffer.concat([SHA256_INFO, digest])) }],
  [0x10, { accepts: exactly(20), sign: pss('sha1') }],
  [0x20, { accepts: exactly(32), sign: pss('sha256') }],
] satisfies [number, SignatureFunction][]);

const P384_BYTES = 48;

/** Raw r||s over the digest as it is, cut to the curve's order (FIPS 186-5, section 6.4.1). */
const ecdsa = (key: KeyObject, digest: Uint8Array): Uint8Array => {
  const scalar = Buffer.from(key.export({ format: 'jwk' }).d ?? '', 'base64url');
  return p384.sign(digest.subarray(0, P384_BYTES), scalar, { prehash: false, lowS: false });
};

/** Applet 1.8. */
export const EC_FUNCTIONS: ReadonlyMap<number, SignatureFunction> = new Map([
  [0x01, { accepts: exactly(32), sign: ecdsa }],
  [0x02, { accepts: exactly(48), sign: ecdsa }],
  [0x04, { accepts: exactly(64), sign: ecdsa }],
  [0x40, { accepts: (length: number) => length > 0 && length <= 64, sign: ecdsa }],
] satisfies [number, SignatureFunction][]);
