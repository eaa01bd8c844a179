import { constants, publicDecrypt, verify, type KeyObject } from 'node:crypto';
import type { CardSignatureAlgorithm, SignInput } from '../../../contracts/worker-messages.ts';
import { CARD_ALGORITHMS, type PreparedSignature } from './mechanisms.ts';

/**
 * Does the signature belong to the certificate the citizen saw? A card swapped in the last moment, or a module that
 * chose another key, is found here and its signature thrown away.
 */
export async function isSignatureOf(
  publicKey: KeyObject,
  algorithm: CardSignatureAlgorithm,
  input: SignInput,
  prepared: Pick<PreparedSignature, 'digest'>,
  signature: Buffer,
): Promise<boolean> {
  const { hash, keyType } = CARD_ALGORITHMS[algorithm];
  if (input.kind === 'message') {
    const key = keyType === 'rsa' ? publicKey : ({ key: publicKey, dsaEncoding: 'ieee-p1363' } as const);
    return verify(hash, input.bytes, key, signature);
  }
  return keyType === 'rsa'
    ? recoversDigest(publicKey, prepared.digest, signature)
    : verifiesDigest(publicKey, prepared.digest, signature);
}

function recoversDigest(publicKey: KeyObject, digest: Buffer, signature: Buffer): boolean {
  try {
    const opened = publicDecrypt({ key: publicKey, padding: constants.RSA_PKCS1_PADDING }, signature);
    return opened.subarray(-digest.length).equals(digest);
  } catch {
    return false;
  }
}

/** node:crypto always hashes before it verifies ECDSA; a page's digest is hashed already. Loaded on first need. */
async function verifiesDigest(publicKey: KeyObject, digest: Buffer, signature: Buffer): Promise<boolean> {
  const { p256, p384, p521 } = await import('@noble/curves/nist.js');
  const { crv, x, y } = publicKey.export({ format: 'jwk' });
  const curve = crv === 'P-256' ? p256 : crv === 'P-384' ? p384 : crv === 'P-521' ? p521 : null;
  if (curve === null) return false;
  const point = Buffer.concat([Buffer.from([4]), Buffer.from(x ?? '', 'base64url'), Buffer.from(y ?? '', 'base64url')]);
  return curve.verify(signature, digest, point, { prehash: false, lowS: false, format: 'compact' });
}
