import type { JsonWebKey, KeyObject } from 'node:crypto';
import pkcs11js from 'pkcs11js';
import type { KeyRole } from '../../../contracts/worker-messages.ts';
import { CERTIFICATE_LABELS } from './certificates.ts';
import type { Handle, Pkcs11Module } from './pkcs11-module.ts';
import { CardFailure } from './return-values.ts';
import { findObjects, readAttribute } from './token-objects.ts';

/**
 * The private key of a certificate: by the Belgian label where that names exactly one key, otherwise the one whose
 * public part is the certificate's. Some modules show private keys only after login.
 *
 * @throws CardFailure ERR_EID_CERTIFICATE_MISSING where the token has no such key.
 */
export function findPrivateKey(module: Pkcs11Module, session: Handle, role: KeyRole, publicKey: KeyObject): Handle {
  const privateKey = { type: pkcs11js.CKA_CLASS, value: pkcs11js.CKO_PRIVATE_KEY };
  const labelled = findObjects(module, session, [
    privateKey,
    { type: pkcs11js.CKA_LABEL, value: CERTIFICATE_LABELS[role] },
  ]);
  const [only, second] = labelled;
  if (only !== undefined && second === undefined) return only;
  const candidates = labelled.length > 1 ? labelled : findObjects(module, session, [privateKey]);
  const jwk = publicKey.export({ format: 'jwk' });
  const key = candidates.find((candidate) => isPrivateKeyOf(module, session, candidate, jwk));
  if (key === undefined) throw new CardFailure('ERR_EID_CERTIFICATE_MISSING', 'no private key for the certificate');
  return key;
}

function isPrivateKeyOf(module: Pkcs11Module, session: Handle, key: Handle, jwk: JsonWebKey): boolean {
  if (jwk.kty === 'RSA') {
    const modulus = readAttribute(module, session, key, pkcs11js.CKA_MODULUS);
    return modulus !== null && sameNumber(modulus, Buffer.from(jwk.n ?? '', 'base64url'));
  }
  // The public key found by CKA_ID need not be this key's: identifiers are the issuer's choice, and repeat.
  if (readAttribute(module, session, key, pkcs11js.CKA_KEY_TYPE)?.[0] !== pkcs11js.CKK_EC) return false;
  return publicPoint(module, session, key)?.includes(rawPoint(jwk)) ?? false;
}

/** An EC private key rarely tells its point; the public key object with the same CKA_ID does. */
function publicPoint(module: Pkcs11Module, session: Handle, key: Handle): Buffer | null {
  const own = readAttribute(module, session, key, pkcs11js.CKA_EC_POINT);
  if (own !== null && own.length > 0) return own;
  const id = readAttribute(module, session, key, pkcs11js.CKA_ID);
  if (id === null || id.length === 0) return null;
  const [publicKey] = findObjects(module, session, [
    { type: pkcs11js.CKA_CLASS, value: pkcs11js.CKO_PUBLIC_KEY },
    { type: pkcs11js.CKA_ID, value: id },
  ]);
  return publicKey === undefined ? null : readAttribute(module, session, publicKey, pkcs11js.CKA_EC_POINT);
}

/** Uncompressed point (SEC 1, section 2.3.3); modules give it raw or wrapped in an OCTET STRING. */
function rawPoint(jwk: JsonWebKey): Buffer {
  return Buffer.concat([
    Buffer.from([4]),
    Buffer.from(jwk.x ?? '', 'base64url'),
    Buffer.from(jwk.y ?? '', 'base64url'),
  ]);
}

function sameNumber(a: Buffer, b: Buffer): boolean {
  const strip = (bytes: Buffer): Buffer =>
    bytes.subarray(
      Math.max(
        0,
        bytes.findIndex((byte) => byte !== 0),
      ),
    );
  return strip(a).equals(strip(b));
}
