import { createHash, type KeyObject } from 'node:crypto';
import type { CardSignatureAlgorithm, KeyRole, SignInput } from '../../../contracts/worker-messages.ts';
import { CARD_ALGORITHMS, DIGEST_INFO_PREFIX } from '../pkcs11/mechanisms.ts';
import { CardFailure } from '../pkcs11/return-values.ts';
import { STATUS, unexpected, type SendCommand } from './card-commands.ts';

const KEY_REFERENCE: Readonly<Record<KeyRole, number>> = { authentication: 0x82, signature: 0x83 };

/** Algorithm references of MANAGE SECURITY ENVIRONMENT (manuals of applets 1.7 and 1.8). */
const REFERENCE: Readonly<Record<CardSignatureAlgorithm, number>> = {
  RS256: 0x08,
  // The card pads what we bring: a DigestInfo.
  RS384: 0x01,
  RS512: 0x01,
  ES256: 0x01,
  ES384: 0x02,
  ES512: 0x04,
};

export interface DirectSignature {
  readonly environment: Uint8Array;
  /** PSO COMPUTE DIGITAL SIGNATURE. */
  readonly compute: Uint8Array;
  readonly digest: Buffer;
}

/** @throws CardFailure ERR_EID_UNSUPPORTED_ALGORITHM where key, algorithm and input do not go together */
export function prepareDirectSignature(
  role: KeyRole,
  algorithm: CardSignatureAlgorithm,
  input: SignInput,
  publicKey: KeyObject,
): DirectSignature {
  const facts = CARD_ALGORITHMS[algorithm];
  if (publicKey.asymmetricKeyType !== facts.keyType) {
    throw new CardFailure('ERR_EID_UNSUPPORTED_ALGORITHM', 'algorithm is not for this key');
  }
  if (input.kind === 'digest' && input.bytes.length !== facts.digestBytes) {
    throw new CardFailure('ERR_EID_UNSUPPORTED_ALGORITHM', 'digest length');
  }
  const digest =
    input.kind === 'digest' ? Buffer.from(input.bytes) : createHash(facts.hash).update(input.bytes).digest();
  const bringsInfo = algorithm === 'RS384' || algorithm === 'RS512';
  const data = bringsInfo ? Buffer.concat([DIGEST_INFO_PREFIX[facts.hash], digest]) : digest;
  return {
    environment: Uint8Array.of(0x00, 0x22, 0x41, 0xb6, 5, 4, 0x80, REFERENCE[algorithm], 0x84, KEY_REFERENCE[role]),
    compute: Buffer.concat([Uint8Array.of(0x00, 0x2a, 0x9e, 0x9a, data.length), data]),
    digest,
  };
}

/** The signature by the key whose environment is set, with the PIN given just before. */
export async function computeSignature(send: SendCommand, { compute }: DirectSignature): Promise<Buffer> {
  const { data, statusWord } = await send(compute);
  if (statusWord !== STATUS.ok) throw unexpected('sign', statusWord);
  return Buffer.from(data);
}

export async function setEnvironment(send: SendCommand, { environment }: DirectSignature): Promise<void> {
  const { statusWord } = await send(environment);
  // The key is not there: Kids cards, and citizens who declined.
  if (statusWord === 0x6a88) throw new CardFailure('ERR_EID_CERTIFICATE_MISSING', 'no such key');
  if (statusWord !== STATUS.ok) throw unexpected('environment', statusWord);
}
