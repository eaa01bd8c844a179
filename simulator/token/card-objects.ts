import type { KeyObject } from 'node:crypto';
import { createPublicKey } from 'node:crypto';
import pkcs11 from 'pkcs11js';
import type { SimulatedCard } from '../cards.ts';
import { certificateNames } from '../pki/certificate-names.ts';
import type { OptionalLabel } from './optional-labels.ts';
import { octetString, objectIdentifier } from '../pki/der.ts';

/**
 * PKCS#11 objects that the Belgian module shows of a card (label, class and public or private as there).
 *
 * @param leaveOut certificates and files that are not there; the keys always are.
 */
export function cardObjects(card: SimulatedCard, leaveOut: readonly OptionalLabel[]): readonly pkcs11.Template[] {
  const { certificates, files } = card;
  const optional: readonly Labelled[] = [
    certificate('Authentication', 2, certificates.authentication),
    certificate('Signature', 3, certificates.signature),
    certificate('CA', 4, certificates.ca),
    certificate('Root', 6, certificates.root),
    dataFile('DATA_FILE', 'id', files.identity),
    dataFile('ADDRESS_FILE', 'address', files.address),
    dataFile('PHOTO_FILE', 'photo', files.photo),
    dataFile('CERT_RN_FILE', 'rncert', withFileZeros(card)),
    dataFile('SIGN_DATA_FILE', 'sign_data_file', files.identitySignature),
    dataFile('SIGN_ADDRESS_FILE', 'sign_address_file', files.addressSignature),
  ];
  return [
    ...keyPair('Authentication', 2, card.keys.authentication, false),
    ...keyPair('Signature', 3, card.keys.signature, true),
    ...optional.filter(([label]) => !leaveOut.includes(label)).map(([, template]) => template),
  ];
}

/** Certificate files are larger than the certificate; only the register's is shown with what follows it. */
function withFileZeros(card: SimulatedCard): Buffer {
  const zeros = card.keyType === 'rsa-2048' ? 50 : 1100;
  return Buffer.concat([card.certificates.register, Buffer.alloc(zeros)]);
}

/** CKA_ID is a native CK_ULONG in the Belgian module. */
function objectId(id: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt8(id);
  return bytes;
}

function common(objectClass: number, label: string): pkcs11.Template {
  return [
    { type: pkcs11.CKA_CLASS, value: objectClass },
    { type: pkcs11.CKA_TOKEN, value: true },
    { type: pkcs11.CKA_MODIFIABLE, value: false },
    { type: pkcs11.CKA_LABEL, value: label },
  ];
}

type Labelled = readonly [OptionalLabel, pkcs11.Template];

function dataFile(label: OptionalLabel, objectIdText: string, value: Uint8Array): Labelled {
  const template = [
    ...common(pkcs11.CKO_DATA, label),
    { type: pkcs11.CKA_PRIVATE, value: false },
    { type: pkcs11.CKA_OBJECT_ID, value: Buffer.from(objectIdText, 'ascii') },
    { type: pkcs11.CKA_VALUE, value: Buffer.from(value) },
  ];
  return [label, template];
}

function certificate(label: OptionalLabel, id: number, der: Uint8Array): Labelled {
  const names = certificateNames(der);
  const template = [
    ...common(pkcs11.CKO_CERTIFICATE, label),
    { type: pkcs11.CKA_PRIVATE, value: false },
    { type: pkcs11.CKA_CERTIFICATE_TYPE, value: pkcs11.CKC_X_509 },
    { type: pkcs11.CKA_ID, value: objectId(id) },
    { type: pkcs11.CKA_SUBJECT, value: Buffer.from(names.subject) },
    { type: pkcs11.CKA_ISSUER, value: Buffer.from(names.issuer) },
    { type: pkcs11.CKA_SERIAL_NUMBER, value: Buffer.from(names.serialNumber) },
    { type: pkcs11.CKA_VALUE, value: Buffer.from(der) },
  ];
  return [label, template];
}

function keyPair(label: string, id: number, key: KeyObject, alwaysAuthenticate: boolean): readonly pkcs11.Template[] {
  const rsa = key.asymmetricKeyType === 'rsa';
  const keyType = { type: pkcs11.CKA_KEY_TYPE, value: rsa ? pkcs11.CKK_RSA : pkcs11.CKK_EC };
  return [
    [
      ...common(pkcs11.CKO_PRIVATE_KEY, label),
      keyType,
      { type: pkcs11.CKA_ID, value: objectId(id) },
      { type: pkcs11.CKA_PRIVATE, value: true },
      { type: pkcs11.CKA_SENSITIVE, value: true },
      { type: pkcs11.CKA_EXTRACTABLE, value: false },
      { type: pkcs11.CKA_SIGN, value: true },
      { type: pkcs11.CKA_ALWAYS_AUTHENTICATE, value: alwaysAuthenticate },
      ...(rsa ? rsaPrivate(key) : ecPrivate(key)),
    ],
    [
      ...common(pkcs11.CKO_PUBLIC_KEY, label),
      keyType,
      { type: pkcs11.CKA_ID, value: objectId(id) },
      { type: pkcs11.CKA_PRIVATE, value: false },
      { type: pkcs11.CKA_VERIFY, value: true },
      ...(rsa ? rsaPublic(key) : ecPublic(key)),
    ],
  ];
}

function field(text: string | undefined): Buffer {
  return Buffer.from(text ?? '', 'base64url');
}

function rsaPublic(key: KeyObject): pkcs11.Template {
  const jwk = createPublicKey(key).export({ format: 'jwk' });
  return [
    { type: pkcs11.CKA_MODULUS, value: field(jwk.n) },
    { type: pkcs11.CKA_PUBLIC_EXPONENT, value: field(jwk.e) },
  ];
}

function rsaPrivate(key: KeyObject): pkcs11.Template {
  const jwk = key.export({ format: 'jwk' });
  return [
    ...rsaPublic(key),
    { type: pkcs11.CKA_PRIVATE_EXPONENT, value: field(jwk.d) },
    { type: pkcs11.CKA_PRIME_1, value: field(jwk.p) },
    { type: pkcs11.CKA_PRIME_2, value: field(jwk.q) },
    { type: pkcs11.CKA_EXPONENT_1, value: field(jwk.dp) },
    { type: pkcs11.CKA_EXPONENT_2, value: field(jwk.dq) },
    { type: pkcs11.CKA_COEFFICIENT, value: field(jwk.qi) },
  ];
}

const P384_PARAMS = { type: pkcs11.CKA_EC_PARAMS, value: Buffer.from(objectIdentifier('1.3.132.0.34')) };

function ecPublic(key: KeyObject): pkcs11.Template {
  const { x, y } = createPublicKey(key).export({ format: 'jwk' });
  const point = Buffer.concat([Uint8Array.of(4), field(x), field(y)]);
  return [P384_PARAMS, { type: pkcs11.CKA_EC_POINT, value: Buffer.from(octetString(point)) }];
}

function ecPrivate(key: KeyObject): pkcs11.Template {
  return [P384_PARAMS, { type: pkcs11.CKA_VALUE, value: field(key.export({ format: 'jwk' }).d) }];
}
