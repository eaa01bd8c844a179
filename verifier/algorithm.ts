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

/** RSA-2048. */
const MIN_RSA_BYTES = 256;

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
  if (!fitsKey(facts, key)) return fail('algorithm-mismatch');
  if (!hasRightLength(facts, key, signature)) return fail('signature-invalid');
  return verify(facts.hash, message, keyInput(key, facts), signature) ? ok(null) : fail('signature-invalid');
}

function fitsKey(facts: AlgorithmFacts, key: KeyObject): boolean {
  if (facts.family !== 'ec') return key.asymmetricKeyType === 'rsa';
  return key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === facts.curve;
}

/**
 * RSA signatures are as long as the modulus, so their length tells a key that is too short. PKCS#1 v1.5 verification
 * compares the two itself (RFC 8017 section 8.2.2); asking for the modulus here would cost a tenth of a verification.
 */
function hasRightLength(facts: AlgorithmFacts, key: KeyObject, signature: Uint8Array): boolean {
  switch (facts.family) {
    case 'ec':
      return signature.length === facts.signatureBytes;
    case 'rsa-pkcs1':
      return signature.length >= MIN_RSA_BYTES;
    case 'rsa-pss': {
      const modulusBits = key.asymmetricKeyDetails?.modulusLength ?? 0;
      return signature.length >= MIN_RSA_BYTES && signature.length === Math.ceil(modulusBits / 8);
    }
  }
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
