import type { KeyObject } from 'node:crypto';
import { issueCertificate, type Issuer, type Name, type Validity } from './certificate.ts';
import { ecKey } from './ec-keys.ts';
import {
  authorityInformation,
  authorityKeyIdentifier,
  basicConstraints,
  certificatePolicy,
  crlDistributionPoint,
  keyUsage,
  subjectKeyIdentifier,
} from './extensions.ts';
import { rsaKey } from './rsa-keys.ts';

/** Like Belgium, which has RSA roots (Root CA4 and before) and an EC one (Root CA6). */
export const AUTHORITY_FAMILIES = ['rsa', 'ec'] as const;
export type AuthorityFamily = (typeof AUTHORITY_FAMILIES)[number];

export interface Authority extends Issuer {
  /** DER. */
  readonly certificate: Uint8Array;
}

const ORGANISATION = 'eID Bridge TEST';
const VALIDITY: Validity = {
  notBefore: new Date('2020-01-01T00:00:00Z'),
  notAfter: new Date('2040-01-01T00:00:00Z'),
};

const authorities = new Map<string, Authority>();

export function rootAuthority(family: AuthorityFamily): Authority {
  return once(`${family} root`, () => {
    const key = keyFor(family, `${family} root`);
    const name: Name = [
      ['C', 'BE'],
      ['O', ORGANISATION],
      ['CN', `eID Bridge TEST Root CA ${family.toUpperCase()}`],
    ];
    const extensions = [
      basicConstraints(null),
      certificatePolicy('2.16.56.12.1.1'),
      keyUsage('keyCertSign', 'cRLSign'),
      subjectKeyIdentifier(key),
      authorityKeyIdentifier(key),
    ];
    return authority({ name, key }, { name, key }, extensions);
  });
}

/** The authority that issues people's certificates. Foreigners have one of their own, on the EC side only. */
export function peopleAuthority(people: 'citizens' | 'foreigners', family: AuthorityFamily): Authority {
  return once(`${family} ${people}`, () => {
    const root = rootAuthority(family);
    const key = keyFor(family, `${family} ${people} CA`);
    const name: Name = [
      ['C', 'BE'],
      ['O', ORGANISATION],
      ['CN', `eID Bridge TEST ${people === 'citizens' ? 'Citizen' : 'Foreigner'} CA`],
      ['serialNumber', family === 'rsa' ? '202001' : '202002'],
    ];
    const extensions = [
      basicConstraints(0),
      certificatePolicy(people === 'citizens' ? '2.16.56.12.1.1.2' : '2.16.56.12.1.1.7'),
      keyUsage('keyCertSign', 'cRLSign'),
      subjectKeyIdentifier(key),
      authorityKeyIdentifier(root.key),
      crlDistributionPoint(`root-${family}.crl`),
    ];
    return authority({ name, key }, root, extensions);
  });
}

/** The National Register's signing certificate: issued by the root itself, as in the Belgian PKI. */
export function nationalRegister(family: AuthorityFamily): Authority {
  return once(`${family} register`, () => {
    const root = rootAuthority(family);
    const key = keyFor(family, `${family} register`);
    const name: Name = [
      ['C', 'BE'],
      ['O', `RRN (${ORGANISATION})`],
      ['CN', 'RRN'],
    ];
    const extensions = [
      certificatePolicy('2.16.56.12.1.1.4'),
      keyUsage('digitalSignature', 'nonRepudiation'),
      subjectKeyIdentifier(key),
      authorityKeyIdentifier(root.key),
      crlDistributionPoint(`root-${family}.crl`),
      authorityInformation(`root-${family}.crt`),
    ];
    return authority({ name, key }, root, extensions);
  });
}

export function keyFor(family: AuthorityFamily, name: string): KeyObject {
  return family === 'rsa' ? rsaKey(name) : ecKey(name);
}

function authority(subject: Issuer, issuer: Issuer, extensions: readonly Uint8Array[]): Authority {
  const certificate = issueCertificate(
    { subject: subject.name, publicKeyOf: subject.key, validity: VALIDITY, extensions },
    issuer,
  );
  return { ...subject, certificate };
}

function once(id: string, make: () => Authority): Authority {
  const known = authorities.get(id);
  if (known !== undefined) return known;
  const made = make();
  authorities.set(id, made);
  return made;
}
