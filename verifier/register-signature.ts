import { constants, verify, type KeyObject } from 'node:crypto';
import type { HashName } from './algorithm.ts';

/** Hash to try first by curve; RSA registers sign with SHA-256. */
const HASHES: Readonly<Record<string, readonly HashName[]>> = {
  secp384r1: ['sha384', 'sha256', 'sha512'],
  secp521r1: ['sha512', 'sha384', 'sha256'],
};
const DEFAULT_HASHES: readonly HashName[] = ['sha256', 'sha384', 'sha512'];

/**
 * Did this key sign one of these texts? A signature file on a card names neither hash nor encoding, and has zeros behind
 * the signature: RSA is PKCS#1 v1.5, ECDSA is DER or raw R||S.
 */
export function isSignedByRegister(key: KeyObject, file: Uint8Array, texts: readonly Uint8Array[]): boolean {
  const hashes = HASHES[key.asymmetricKeyDetails?.namedCurve ?? ''] ?? DEFAULT_HASHES;
  return signaturesIn(file, key).some((signature) =>
    texts.some((text) => hashes.some((hash) => signature.verifies(hash, text))),
  );
}

interface CandidateSignature {
  verifies(hash: HashName, text: Uint8Array): boolean;
}

function signaturesIn(file: Uint8Array, key: KeyObject): readonly CandidateSignature[] {
  if (key.asymmetricKeyType === 'rsa') {
    const signature = beforeZeros(file, Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8));
    if (signature === null) return [];
    const padding = constants.RSA_PKCS1_PADDING;
    return [{ verifies: (hash, text) => verify(hash, text, { key, padding }, signature) }];
  }
  const fieldBytes = FIELD_BYTES[key.asymmetricKeyDetails?.namedCurve ?? ''];
  if (key.asymmetricKeyType !== 'ec' || fieldBytes === undefined) return [];
  const der = file[0] === 0x30 && (file[1] ?? 0x80) < 0x80 ? beforeZeros(file, (file[1] ?? 0) + 2) : null;
  const raw = beforeZeros(file, 2 * fieldBytes);
  return [...ecdsa(key, der, 'der'), ...ecdsa(key, raw, 'ieee-p1363')];
}

const FIELD_BYTES: Readonly<Record<string, number>> = { prime256v1: 32, secp384r1: 48, secp521r1: 66 };

function ecdsa(key: KeyObject, signature: Uint8Array | null, dsaEncoding: 'der' | 'ieee-p1363'): CandidateSignature[] {
  if (signature === null) return [];
  return [{ verifies: (hash, text) => verify(hash, text, { key, dsaEncoding }, signature) }];
}

function beforeZeros(file: Uint8Array, length: number): Uint8Array | null {
  if (length === 0 || file.length < length) return null;
  return file.subarray(length).every((byte) => byte === 0) ? file.subarray(0, length) : null;
}
