import { createHash, createPublicKey, type KeyObject } from 'node:crypto';
import {
  booleanTrue,
  constructedContext,
  ia5String,
  integer,
  namedBits,
  objectIdentifier,
  octetString,
  primitiveContext,
  printableString,
  sequence,
} from './der.ts';

/** Certificate extensions (RFC 5280 section 4.2), each a complete DER Extension element. */

/** Bit numbers of KeyUsage. */
const KEY_USAGE_BIT = { digitalSignature: 0, nonRepudiation: 1, keyCertSign: 5, cRLSign: 6 } as const;
type KeyUsage = keyof typeof KEY_USAGE_BIT;

/** Reserved top-level domain (RFC 2606): nothing can ever answer there. */
const HOST = 'eid-bridge-test.invalid';

function extension(oid: string, critical: boolean, value: Uint8Array): Uint8Array {
  return sequence(objectIdentifier(oid), ...(critical ? [booleanTrue()] : []), octetString(value));
}

export function basicConstraints(pathLength: number | null): Uint8Array {
  const length = pathLength === null ? [] : [integer(Uint8Array.of(pathLength))];
  return extension('2.5.29.19', true, sequence(booleanTrue(), ...length));
}

export function keyUsage(...usages: readonly KeyUsage[]): Uint8Array {
  return extension('2.5.29.15', true, namedBits(usages.map((usage) => KEY_USAGE_BIT[usage])));
}

export function clientAuthentication(): Uint8Array {
  return extension('2.5.29.37', false, sequence(objectIdentifier('1.3.6.1.5.5.7.3.2')));
}

/** For OCSP responders that an authority trusts with its answers (RFC 6960 section 4.2.2.2). */
export function ocspSigning(): Uint8Array {
  return extension('2.5.29.37', false, sequence(objectIdentifier('1.3.6.1.5.5.7.3.9')));
}

export function certificatePolicy(oid: string): Uint8Array {
  const statement = sequence(objectIdentifier('1.3.6.1.5.5.7.2.1'), ia5String(`http://repository.${HOST}`));
  return extension('2.5.29.32', false, sequence(sequence(objectIdentifier(oid), sequence(statement))));
}

export function subjectKeyIdentifier(key: KeyObject): Uint8Array {
  return extension('2.5.29.14', false, octetString(keyIdentifier(key)));
}

export function authorityKeyIdentifier(key: KeyObject): Uint8Array {
  return extension('2.5.29.35', false, sequence(primitiveContext(0, keyIdentifier(key))));
}

export function crlDistributionPoint(file: string): Uint8Array {
  const uri = primitiveContext(6, Buffer.from(`http://crl.${HOST}/${file}`, 'ascii'));
  return extension('2.5.29.31', false, sequence(sequence(constructedContext(0, constructedContext(0, uri)))));
}

/** Where the issuer's certificate and its OCSP responder would be. */
export function authorityInformation(certificateFile: string): Uint8Array {
  const access = (oid: string, url: string): Uint8Array =>
    sequence(objectIdentifier(oid), primitiveContext(6, Buffer.from(url, 'ascii')));
  return extension(
    '1.3.6.1.5.5.7.1.1',
    false,
    sequence(
      access('1.3.6.1.5.5.7.48.2', `http://certs.${HOST}/${certificateFile}`),
      access('1.3.6.1.5.5.7.48.1', `http://ocsp.${HOST}/eid/0`),
    ),
  );
}

/** Qualified certificate for signatures on a signature creation device (ETSI EN 319 412-5). */
export function qualifiedStatements(): Uint8Array {
  const statement = (oid: string, ...info: readonly Uint8Array[]): Uint8Array =>
    sequence(objectIdentifier(oid), ...info);
  const disclosure = sequence(sequence(ia5String(`https://repository.${HOST}`), printableString('en')));
  return extension(
    '1.3.6.1.5.5.7.1.3',
    false,
    sequence(
      statement('0.4.0.1862.1.1'),
      statement('0.4.0.1862.1.4'),
      statement('0.4.0.1862.1.5', disclosure),
      statement('0.4.0.1862.1.6', sequence(objectIdentifier('0.4.0.1862.1.6.1'))),
    ),
  );
}

/** RFC 5280 section 4.2.1.2, method 1: SHA-1 of the public key's bits. */
function keyIdentifier(key: KeyObject): Uint8Array {
  return createHash('sha1').update(publicKeyBits(key)).digest();
}

/** Content of the BIT STRING in the key's SubjectPublicKeyInfo. */
export function publicKeyBits(key: KeyObject): Uint8Array {
  const publicKey = createPublicKey(key);
  if (publicKey.asymmetricKeyType === 'rsa') return publicKey.export({ format: 'der', type: 'pkcs1' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  return Buffer.concat([Uint8Array.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
}
