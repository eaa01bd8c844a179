import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { issueCertificate, type Name } from '../../simulator/pki/certificate.ts';
import { booleanTrue, objectIdentifier, octetString, sequence } from '../../simulator/pki/der.ts';
import { basicConstraints, keyUsage } from '../../simulator/pki/extensions.ts';

/** A small PKI in which every rule can be broken on its own. */
export interface TestEntity {
  readonly name: Name;
  readonly key: KeyObject;
  readonly certificate: Uint8Array;
}

export interface Breach {
  readonly key?: KeyObject;
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly extensions?: readonly Uint8Array[];
}

export function newKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey;
}

export function root(commonName: string, breach: Breach = {}): TestEntity {
  const key = breach.key ?? newKey();
  const name = nameOf(commonName);
  return issue(name, key, { name, key }, { extensions: authorityExtensions(null), ...breach });
}

export function authority(
  commonName: string,
  issuer: Pick<TestEntity, 'name' | 'key'>,
  pathLength: number | null = null,
  breach: Breach = {},
): TestEntity {
  const key = breach.key ?? newKey();
  return issue(nameOf(commonName), key, issuer, { extensions: authorityExtensions(pathLength), ...breach });
}

export function person(issuer: Pick<TestEntity, 'name' | 'key'>, breach: Breach = {}): TestEntity {
  const name: Name = [
    ['C', 'BE'],
    ['CN', 'Test Person (Authentication)'],
    ['serialNumber', '99999999901'],
  ];
  return issue(name, breach.key ?? newKey(), issuer, { extensions: [keyUsage('digitalSignature')], ...breach });
}

export function criticalExtension(oid: string): Uint8Array {
  return sequence(objectIdentifier(oid), booleanTrue(), octetString(sequence()));
}

export function authorityExtensions(pathLength: number | null): readonly Uint8Array[] {
  return [basicConstraints(pathLength), keyUsage('keyCertSign', 'cRLSign')];
}

export function nameOf(commonName: string): Name {
  return [
    ['C', 'BE'],
    ['CN', commonName],
  ];
}

function issue(
  name: Name,
  key: KeyObject,
  issuer: Pick<TestEntity, 'name' | 'key'>,
  { notBefore = '2025-01-01', notAfter = '2030-01-01', extensions = [] }: Breach,
): TestEntity {
  const validity = { notBefore: new Date(notBefore), notAfter: new Date(notAfter) };
  return {
    name,
    key,
    certificate: issueCertificate({ subject: name, publicKeyOf: key, validity, extensions }, issuer),
  };
}
