import { constants, privateEncrypt, sign, type KeyObject } from 'node:crypto';
import { p384 } from '@noble/curves/nist.js';
import type { CardSignatureAlgorithm, SignInput } from '../../../contracts/worker-messages.ts';

/** DER of DigestInfo before the digest (RFC 8017, section 9.2, note 1). */
const DIGEST_INFO: Readonly<Record<string, string>> = {
  RS256: '3031300d060960864801650304020105000420',
  RS384: '3041300d060960864801650304020205000430',
  RS512: '3051300d060960864801650304020305000440',
};

/** Signs as a card does: a message that is hashed, or a digest as it is; ECDSA as raw R||S. */
export function signWithKey(key: KeyObject, algorithm: CardSignatureAlgorithm, { kind, bytes }: SignInput): Uint8Array {
  if (kind === 'message') {
    return sign(`sha${algorithm.slice(2)}`, bytes, { key, dsaEncoding: 'ieee-p1363' });
  }
  const prefix = DIGEST_INFO[algorithm];
  if (prefix !== undefined) {
    const padded = Buffer.concat([Buffer.from(prefix, 'hex'), bytes]);
    return privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, padded);
  }
  const scalar = Buffer.from(key.export({ format: 'jwk' }).d ?? '', 'base64url');
  return p384.sign(bytes, scalar, { prehash: false, lowS: false });
}
