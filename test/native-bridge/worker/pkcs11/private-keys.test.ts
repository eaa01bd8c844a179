import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import pkcs11 from 'pkcs11js';
import { findPrivateKey } from '../../../../native-bridge/worker/pkcs11/private-keys.ts';
import { octetString } from '../../../../simulator/pki/der.ts';
import { createFakeModule, SESSION, type FakeObject } from './fake-module.ts';

const ec = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const otherEc = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });

function point(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
}

function modulus(key: KeyObject): Buffer {
  return Buffer.from(key.export({ format: 'jwk' }).n ?? '', 'base64url');
}

function privateKey(...more: readonly (readonly [number, Buffer | number | string])[]): FakeObject {
  return new Map<number, Buffer | number | string>([[pkcs11.CKA_CLASS, pkcs11.CKO_PRIVATE_KEY], ...more]);
}

const EC_KEY = [pkcs11.CKA_KEY_TYPE, pkcs11.CKK_EC] as const;
const find = (key: KeyObject, ...objects: readonly FakeObject[]): number =>
  findPrivateKey(createFakeModule(...objects), SESSION, 'authentication', key).readUInt8();

describe('the private key of a certificate', () => {
  it.each([
    ['raw', (key: KeyObject) => point(key)],
    ['wrapped in an OCTET STRING', (key: KeyObject) => Buffer.from(octetString(point(key)))],
  ])('is found by its own point, %s', (_, encoded) => {
    const wrong = privateKey(EC_KEY, [pkcs11.CKA_EC_POINT, encoded(otherEc.publicKey)]);
    const right = privateKey(EC_KEY, [pkcs11.CKA_EC_POINT, encoded(ec.publicKey)]);
    expect(find(ec.publicKey, wrong, right)).toBe(1);
  });

  it('is found by the public key with the same CKA_ID', () => {
    const id = [pkcs11.CKA_ID, Buffer.of(2)] as const;
    const otherId = [pkcs11.CKA_ID, Buffer.of(3)] as const;
    const publicKey = new Map<number, Buffer | number>([
      [pkcs11.CKA_CLASS, pkcs11.CKO_PUBLIC_KEY],
      id,
      [pkcs11.CKA_EC_POINT, point(ec.publicKey)],
    ]);
    expect(find(ec.publicKey, publicKey, privateKey(EC_KEY, otherId), privateKey(EC_KEY, id))).toBe(2);
  });

  it('is found by its modulus, with or without leading zeros', () => {
    const padded = Buffer.concat([Buffer.alloc(3), modulus(rsa.publicKey)]);
    expect(find(rsa.publicKey, privateKey(), privateKey([pkcs11.CKA_MODULUS, padded]))).toBe(1);
  });

  it('is the only one with the Belgian label, unseen', () => {
    const label = [pkcs11.CKA_LABEL, 'Authentication'] as const;
    const decoy = privateKey([pkcs11.CKA_MODULUS, modulus(rsa.publicKey)]);
    expect(find(rsa.publicKey, decoy, privateKey(label))).toBe(1);
  });

  it.each([
    ['there is none', []],
    ['none is its own', [privateKey(EC_KEY, [pkcs11.CKA_EC_POINT, point(otherEc.publicKey)])]],
    ['none tells what it is', [privateKey(), privateKey(EC_KEY)]],
  ])('is missing where %s', (_, objects) => {
    expect(() => find(ec.publicKey, ...objects)).toThrow('no private key for the certificate');
  });
});
