import { createHash } from 'node:crypto';
import type { CardSignatureAlgorithm } from '../../contracts/worker-messages.ts';

/**
 * What the authentication key signs: H(origin) || H(nonce), each as UTF-8 text, H being the SHA-2 of the algorithm
 * (Web eID authentication token 1.0). Both parts are hashed here, so no page ever chooses signed bytes.
 */
export function loginMessage(algorithm: CardSignatureAlgorithm, origin: string, challengeNonce: string): Buffer {
  const hash = `sha${algorithm.slice(2)}`;
  const hashed = (text: string): Buffer => createHash(hash).update(text, 'utf8').digest();
  return Buffer.concat([hashed(origin), hashed(challengeNonce)]);
}
