import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import pkcs11 from 'pkcs11js';
import { prepareSignature } from '../../../../native-bridge/worker/pkcs11/mechanisms.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey;
const bytes = Buffer.from('message');
const ALL = [pkcs11.CKM_RSA_PKCS, pkcs11.CKM_SHA256_RSA_PKCS, pkcs11.CKM_ECDSA];

describe('prepareSignature', () => {
  it('lets an RSA token hash where it can', () => {
    const { mechanism, data } = prepareSignature('RS256', { kind: 'message', bytes }, rsa, ALL);
    expect([mechanism, data]).toEqual([pkcs11.CKM_SHA256_RSA_PKCS, bytes]);
  });

  it('wraps a digest of its own or of the page in a DigestInfo', () => {
    const digest = createHash('sha512').update(bytes).digest();
    const fromMessage = prepareSignature('RS512', { kind: 'message', bytes }, rsa, ALL);
    const fromDigest = prepareSignature('RS512', { kind: 'digest', bytes: digest }, rsa, ALL);
    expect(fromDigest).toEqual(fromMessage);
    expect(fromDigest.mechanism).toBe(pkcs11.CKM_RSA_PKCS);
    expect(fromDigest.data).toHaveLength(19 + 64);
    expect(fromDigest.data.subarray(-64)).toEqual(digest);
  });

  it('gives an EC token a digest', () => {
    const digest = createHash('sha256').update(bytes).digest();
    const { mechanism, data } = prepareSignature('ES256', { kind: 'message', bytes }, ec, ALL);
    expect([mechanism, data]).toEqual([pkcs11.CKM_ECDSA, digest]);
  });

  it.each([
    ['an RSA algorithm and an EC key', 'RS256', 'message', 7, ec, ALL],
    ['an EC algorithm and an RSA key', 'ES256', 'message', 7, rsa, ALL],
    ['a digest that is too short', 'RS256', 'digest', 31, rsa, ALL],
    ['a digest of another hash', 'ES256', 'digest', 48, ec, ALL],
    ['a token without RSA', 'RS256', 'message', 7, rsa, [pkcs11.CKM_ECDSA]],
    ['a token without ECDSA', 'ES256', 'message', 7, ec, [pkcs11.CKM_RSA_PKCS]],
    ['a token without anything', 'RS256', 'digest', 32, rsa, []],
  ] as const)('refuses %s', (_, algorithm, kind, length, key, offered) => {
    const input = { kind, bytes: Buffer.alloc(length) };
    expect(() => prepareSignature(algorithm, input, key, offered)).toThrow(
      expect.objectContaining({ code: 'ERR_EID_UNSUPPORTED_ALGORITHM' }),
    );
  });
});
