import { constants, verify, type KeyObject, type VerifyKeyObjectInput } from 'node:crypto';
import type { TokenAlgorithm } from '../contracts/login-token.ts';
import { fail, ok, type Result } from '../contracts/result.ts';

export type HashName = 'sha256' | 'sha384' | 'sha512';

/** RFC 7518 sections 3.3 to 3.5. Salt of PSS is as long as the hash. */
type AlgorithmFacts =
  | { readonly family: 'ec'; readonly hash: HashName; readonly curve: string; readonly signatureBytes: number }
  | { readonly family: 'rsa-pkcs1' | 'rsa-pss'; readonly hash: HashName };

const FACTS: Readonly<Record<TokenAlgorithm, AlgorithmFacts>> = {
  ES256: { family: 'ec', hash: 'sha256', curve: 'prime256v1', signatureBytes: 64 },
  ES384: { family: 'ec', hash: 'sha384', curve: 'secp384r1', signatureBytes: 96 },
  ES512: { family: 'ec', hash: 'sha512', curve: 'secp521r1', signatureBytes: 132 },
  PS256: { family: 'rsa-pss', hash: 'sha256' },
  PS384: { family: 'rsa-pss', hash: 'sha384' },
  PS512: { family: 'rsa-pss', hash: 'sha512' },
  RS256: { family: 'rsa-pkcs1', hash: 'sha256' },
  RS384: { family: 'rsa-pkcs1', hash: 'sha384' },
  RS512: { family: 'rsa-pkcs1', hash: 'sha512' },
};

const MIN_RSA_BITS = 2048;

export type SignatureFault = 'algorithm-mismatch' | 'signature-invalid';

export function hashOf(algorithm: TokenAlgorithm): HashName {
  return FACTS[algorithm].hash;
}

/**
 * Verifies a signature with exactly the algorithm named. The key's type and curve are compared first, because
 * `crypto.verify` itself picks the scheme by the key and would accept an RSA signature labelled ES256.
 *
 * @param signature ECDSA as raw R||S of the curve's full length (leading zeros are part of it)
 */
export function verifySignature(
  algorithm: TokenAlgorithm,
  key: KeyObject,
  message: Uint8Array,
  signature: Uint8Array,
): Result<null, SignatureFault> {
  const facts = FACTS[algorithm];
  const signatureBytes = facts.family === 'ec' ? ecSignatureBytes(key, facts) : rsaSignatureBytes(key);
  if (signatureBytes === null) return fail('algorithm-mismatch');
  if (signature.length !== signatureBytes) return fail('signature-invalid');
  return verify(facts.hash, message, keyInput(key, facts), signature) ? ok(null) : fail('signature-invalid');
}

function ecSignatureBytes(key: KeyObject, facts: AlgorithmFacts & { family: 'ec' }): number | null {
  const fits = key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === facts.curve;
  return fits ? facts.signatureBytes : null;
}

function rsaSignatureBytes(key: KeyObject): number | null {
  const bits = key.asymmetricKeyType === 'rsa' ? (key.asymmetricKeyDetails?.modulusLength ?? 0) : 0;
  return bits >= MIN_RSA_BITS ? Math.ceil(bits / 8) : null;
}

function keyInput(key: KeyObject, facts: AlgorithmFacts): VerifyKeyObjectInput {
  switch (facts.family) {
    case 'ec':
      return { key, dsaEncoding: 'ieee-p1363' };
    case 'rsa-pkcs1':
      return { key, padding: constants.RSA_PKCS1_PADDING };
    case 'rsa-pss':
      return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
  }
}
