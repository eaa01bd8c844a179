import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import pkcs11 from 'pkcs11js';
import { rootAuthority } from '../../../simulator/pki/authorities.ts';
import { issueCertificate } from '../../../simulator/pki/certificate.ts';
import { octetString } from '../../../simulator/pki/der.ts';
import { clientAuthentication, keyUsage } from '../../../simulator/pki/extensions.ts';

/** Changes to the templates that the simulator writes (simulator/token/card-objects.ts). */

export function attribute(template: pkcs11.Template, type: number): unknown {
  return template.find((entry) => entry.type === type)?.value;
}

export function is(objectClass: number, label: string): (template: pkcs11.Template) => boolean {
  return (template) =>
    attribute(template, pkcs11.CKA_CLASS) === objectClass && attribute(template, pkcs11.CKA_LABEL) === label;
}

export function withAttribute(
  template: pkcs11.Template,
  type: number,
  value: NonNullable<pkcs11.Attribute['value']>,
): pkcs11.Template {
  return template.map((entry) => (entry.type === type ? { type, value } : entry));
}

/** Gives every object another label. */
export function relabelled(objects: readonly pkcs11.Template[], label: (old: string) => string): pkcs11.Template[] {
  return objects.map((object) => {
    return withAttribute(object, pkcs11.CKA_LABEL, label(String(attribute(object, pkcs11.CKA_LABEL))));
  });
}

const NAMED_CURVES = {
  'P-256': Buffer.from('06082a8648ce3d030107', 'hex'),
  'P-384': Buffer.from('06052b81040022', 'hex'),
} as const;

/** A key of a token that is no Belgian card, with its certificate, all under one label. */
export function foreignKeyPair(label: string, curve: keyof typeof NAMED_CURVES = 'P-256') {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: curve });
  const der = certificateFor(privateKey);
  const id = createHash('sha1').update(der).digest();
  return { der, objects: [certificateObject(label, id, der), ...ecKeyObjects(label, id, privateKey, curve)] };
}

function certificateFor(publicKeyOf: KeyObject): Buffer {
  const subject = [['CN', 'Token Of Another Kind']] as const;
  const validity = { notBefore: new Date('2024-01-01T00:00:00Z'), notAfter: new Date('2034-01-01T00:00:00Z') };
  const extensions = [keyUsage('digitalSignature'), clientAuthentication()];
  return Buffer.from(issueCertificate({ subject, publicKeyOf, validity, extensions }, rootAuthority('ec')));
}

export function certificateObject(label: string, id: Buffer, der: Buffer): pkcs11.Template {
  return [
    ...common(pkcs11.CKO_CERTIFICATE, label, id, false),
    { type: pkcs11.CKA_CERTIFICATE_TYPE, value: pkcs11.CKC_X_509 },
    { type: pkcs11.CKA_SUBJECT, value: Buffer.from([0x30, 0]) },
    { type: pkcs11.CKA_VALUE, value: der },
  ];
}

function ecKeyObjects(
  label: string,
  id: Buffer,
  key: KeyObject,
  curve: keyof typeof NAMED_CURVES,
): readonly pkcs11.Template[] {
  const { d = '', x = '', y = '' } = key.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  const kind = [
    { type: pkcs11.CKA_KEY_TYPE, value: pkcs11.CKK_EC },
    { type: pkcs11.CKA_EC_PARAMS, value: NAMED_CURVES[curve] },
  ];
  return [
    [
      ...common(pkcs11.CKO_PRIVATE_KEY, label, id, true),
      ...kind,
      { type: pkcs11.CKA_SIGN, value: true },
      { type: pkcs11.CKA_VALUE, value: Buffer.from(d, 'base64url') },
    ],
    [
      ...common(pkcs11.CKO_PUBLIC_KEY, label, id, false),
      ...kind,
      { type: pkcs11.CKA_VERIFY, value: true },
      { type: pkcs11.CKA_EC_POINT, value: Buffer.from(octetString(point)) },
    ],
  ];
}

function common(objectClass: number, label: string, id: Buffer, secret: boolean): pkcs11.Template {
  return [
    { type: pkcs11.CKA_CLASS, value: objectClass },
    { type: pkcs11.CKA_TOKEN, value: true },
    { type: pkcs11.CKA_PRIVATE, value: secret },
    { type: pkcs11.CKA_LABEL, value: label },
    { type: pkcs11.CKA_ID, value: id },
  ];
}
