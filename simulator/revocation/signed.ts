import type { KeyObject } from 'node:crypto';
import { hashFor, signatureAlgorithm } from '../pki/certificate.ts';
import { bitString, element } from '../pki/der.ts';
import { signDeterministically } from '../pki/deterministic-signature.ts';

/** The parts of DER that answers about revocation need and certificates do not. */

/** @returns what is signed, the algorithm and the signature: the three parts of a SIGNED value (X.509) */
export function signedParts(tbs: Uint8Array, key: KeyObject): readonly [Uint8Array, Uint8Array, Uint8Array] {
  return [tbs, signatureAlgorithm(key), bitString(signDeterministically(key, hashFor(key), tbs))];
}

export function enumerated(value: number): Uint8Array {
  return element(0x0a, Uint8Array.of(value));
}

export function generalizedTime(date: Date): Uint8Array {
  const digits = date.toISOString().replace(/[-:T]/g, '').slice(0, 14);
  return element(0x18, Buffer.from(`${digits}Z`, 'ascii'));
}
