import { createHash, type KeyObject } from 'node:crypto';
import pkcs11js from 'pkcs11js';
import type { CardSignatureAlgorithm, SignInput } from '../../../contracts/worker-messages.ts';
import { CardFailure } from './return-values.ts';

interface AlgorithmFacts {
  readonly keyType: 'rsa' | 'ec';
  readonly hash: 'sha256' | 'sha384' | 'sha512';
  readonly digestBytes: number;
  /** Mechanism that hashes and pads on the token. */
  readonly hashingMechanism: number;
}

export const CARD_ALGORITHMS: Readonly<Record<CardSignatureAlgorithm, AlgorithmFacts>> = {
  RS256: { keyType: 'rsa', hash: 'sha256', digestBytes: 32, hashingMechanism: pkcs11js.CKM_SHA256_RSA_PKCS },
  RS384: { keyType: 'rsa', hash: 'sha384', digestBytes: 48, hashingMechanism: pkcs11js.CKM_SHA384_RSA_PKCS },
  RS512: { keyType: 'rsa', hash: 'sha512', digestBytes: 64, hashingMechanism: pkcs11js.CKM_SHA512_RSA_PKCS },
  ES256: { keyType: 'ec', hash: 'sha256', digestBytes: 32, hashingMechanism: pkcs11js.CKM_ECDSA_SHA256 },
  ES384: { keyType: 'ec', hash: 'sha384', digestBytes: 48, hashingMechanism: pkcs11js.CKM_ECDSA_SHA384 },
  ES512: { keyType: 'ec', hash: 'sha512', digestBytes: 64, hashingMechanism: pkcs11js.CKM_ECDSA_SHA512 },
};

/** DER of DigestInfo up to the digest (RFC 8017, section 9.2, note 1). */
export const DIGEST_INFO_PREFIX = {
  sha256: Buffer.from('3031300d060960864801650304020105000420', 'hex'),
  sha384: Buffer.from('3041300d060960864801650304020205000430', 'hex'),
  sha512: Buffer.from('3051300d060960864801650304020305000440', 'hex'),
} as const;

export interface PreparedSignature {
  readonly mechanism: number;
  /** What C_Sign gets. */
  readonly data: Buffer;
  /** What the signature is over, for checking it with the certificate. */
  readonly digest: Buffer;
}

/**
 * Chooses the mechanism from what the token offers: RSA hashes on the token where it can (SHAxxx_RSA_PKCS), else
 * RSA_PKCS over a DigestInfo of ours; EC is CKM_ECDSA over our digest.
 *
 * @throws CardFailure ERR_EID_UNSUPPORTED_ALGORITHM where key, algorithm, input and token do not go together.
 */
export function prepareSignature(
  algorithm: CardSignatureAlgorithm,
  input: SignInput,
  publicKey: KeyObject,
  offered: readonly number[],
): PreparedSignature {
  const facts = CARD_ALGORITHMS[algorithm];
  const unsupported = (detail: string): CardFailure => new CardFailure('ERR_EID_UNSUPPORTED_ALGORITHM', detail);
  if (publicKey.asymmetricKeyType !== facts.keyType) throw unsupported('algorithm is not for this key');
  if (input.kind === 'digest' && input.bytes.length !== facts.digestBytes) throw unsupported('digest length');
  const given = Buffer.from(input.bytes);
  const digest = input.kind === 'digest' ? given : createHash(facts.hash).update(given).digest();
  if (facts.keyType === 'ec') {
    if (!offered.includes(pkcs11js.CKM_ECDSA)) throw unsupported('token has no CKM_ECDSA');
    return { mechanism: pkcs11js.CKM_ECDSA, data: digest, digest };
  }
  if (input.kind === 'message' && offered.includes(facts.hashingMechanism)) {
    return { mechanism: facts.hashingMechanism, data: given, digest };
  }
  if (!offered.includes(pkcs11js.CKM_RSA_PKCS)) throw unsupported('token has no CKM_RSA_PKCS');
  return {
    mechanism: pkcs11js.CKM_RSA_PKCS,
    data: Buffer.concat([DIGEST_INFO_PREFIX[facts.hash], digest]),
    digest,
  };
}
