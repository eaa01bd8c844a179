import { createPublicKey, type KeyObject } from 'node:crypto';
import {
  bitString,
  constructedContext,
  integer,
  nullValue,
  objectIdentifier,
  printableString,
  sequence,
  setOf,
  utcTime,
  utf8String,
} from './der.ts';
import { signDeterministically, type SignatureHash } from './deterministic-signature.ts';
import { seededBytes } from './seeded-bytes.ts';

const ATTRIBUTE_OID = {
  C: '2.5.4.6',
  O: '2.5.4.10',
  CN: '2.5.4.3',
  SN: '2.5.4.4',
  GN: '2.5.4.42',
  serialNumber: '2.5.4.5',
} as const;

/** A distinguished name, most general attribute first. */
export type Name = readonly (readonly [attribute: keyof typeof ATTRIBUTE_OID, value: string])[];

export interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

export interface CertificateContent {
  readonly subject: Name;
  readonly publicKeyOf: KeyObject;
  readonly validity: Validity;
  /** Complete DER Extension elements. */
  readonly extensions: readonly Uint8Array[];
}

export interface Issuer {
  readonly name: Name;
  readonly key: KeyObject;
}

/** RFC 5280 section 4.1. @returns the finished certificate, DER; the same for the same content and issuer. */
export function issueCertificate(content: CertificateContent, issuer: Issuer): Uint8Array {
  const hash = hashFor(issuer.key);
  const tbs = sequence(
    constructedContext(0, integer(Uint8Array.of(2))),
    integer(serialNumber(content, issuer)),
    signatureAlgorithm(issuer.key),
    encodeName(issuer.name),
    sequence(utcTime(content.validity.notBefore), utcTime(content.validity.notAfter)),
    encodeName(content.subject),
    subjectPublicKeyInfo(content.publicKeyOf),
    constructedContext(3, sequence(...content.extensions)),
  );
  const signature = signDeterministically(issuer.key, hash, tbs);
  return new Uint8Array(sequence(tbs, signatureAlgorithm(issuer.key), bitString(signature)));
}

/** As the Belgian authorities do: SHA-256 with RSA keys, SHA-384 with P-384 keys. */
export function hashFor(key: KeyObject): SignatureHash {
  return key.asymmetricKeyType === 'rsa' ? 'sha256' : 'sha384';
}

function subjectPublicKeyInfo(key: KeyObject): Uint8Array {
  return createPublicKey(key).export({ format: 'der', type: 'spki' });
}

function serialNumber(content: CertificateContent, issuer: Issuer): Uint8Array {
  const bytes = seededBytes(`serial ${JSON.stringify([issuer.name, content.subject, content.validity])}`, 16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes;
}

export function signatureAlgorithm(key: KeyObject): Uint8Array {
  return key.asymmetricKeyType === 'rsa'
    ? sequence(objectIdentifier('1.2.840.113549.1.1.11'), nullValue())
    : sequence(objectIdentifier('1.2.840.10045.4.3.3'));
}

/** DER of a Name (RFC 5280 section 4.1.2.4). */
export function encodeName(name: Name): Uint8Array {
  return sequence(
    ...name.map(([attribute, value]) => {
      const text = attribute === 'C' || attribute === 'serialNumber' ? printableString(value) : utf8String(value);
      return setOf(sequence(objectIdentifier(ATTRIBUTE_OID[attribute]), text));
    }),
  );
}
