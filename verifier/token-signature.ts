import { createHash, type KeyObject } from 'node:crypto';
import { fail, type Result } from '../contracts/result.ts';
import { hashOf, verifySignature, type SignatureFault } from './algorithm.ts';
import { decodeBase64 } from './base64.ts';
import type { Token } from './token.ts';

/** Longest signature: RSA-8192. */
const MAX_SIGNATURE_BYTES = 1024;

/**
 * Web eID authentication token 1.0: the signature is over H(origin) || H(nonce), with H the SHA-2 of the algorithm. The
 * nonce is hashed as its base64 text.
 */
export function verifyTokenSignature(
  token: Pick<Token, 'algorithm' | 'signature'>,
  key: KeyObject,
  origin: string,
  nonce: string,
): Result<null, SignatureFault> {
  const signature = decodeBase64(token.signature, MAX_SIGNATURE_BYTES);
  if (signature === null) return fail('signature-invalid');
  const hash = hashOf(token.algorithm);
  const digest = (text: string): Buffer => createHash(hash).update(text, 'utf8').digest();
  return verifySignature(token.algorithm, key, Buffer.concat([digest(origin), digest(nonce)]), signature);
}
