import type { KeyObject } from 'node:crypto';
import type { Authority, AuthorityFamily } from './authorities.ts';
import { issueCertificate, type Name, type Validity } from './certificate.ts';
import {
  authorityInformation,
  authorityKeyIdentifier,
  certificatePolicy,
  clientAuthentication,
  crlDistributionPoint,
  keyUsage,
  qualifiedStatements,
  subjectKeyIdentifier,
} from './extensions.ts';

export interface Person {
  readonly surname: string;
  /** All given names, separated by blanks; absent for people who have none. */
  readonly givenNames?: string;
  readonly nationalNumber: string;
  readonly people: 'citizens' | 'foreigners';
}

type Role = 'authentication' | 'signature';

/** A person's certificate as on the card. @returns DER */
export function personCertificate(
  role: Role,
  person: Person,
  key: KeyObject,
  validity: Validity,
  authority: Authority & { readonly family: AuthorityFamily },
): Uint8Array {
  const file = `${person.people}-${authority.family}`;
  const extensions = [
    authorityKeyIdentifier(authority.key),
    subjectKeyIdentifier(key),
    certificatePolicy(policy(role, person.people)),
    crlDistributionPoint(`${file}.crl`),
    authorityInformation(`${file}.crt`),
    ...roleExtensions(role, key),
  ];
  return issueCertificate({ subject: subject(role, person), publicKeyOf: key, validity, extensions }, authority);
}

function roleExtensions(role: Role, key: KeyObject): readonly Uint8Array[] {
  if (role === 'signature') return [keyUsage('nonRepudiation'), qualifiedStatements()];
  // The RSA cards' authentication certificates have no extended key usage at all.
  return [keyUsage('digitalSignature'), ...(key.asymmetricKeyType === 'ec' ? [clientAuthentication()] : [])];
}

function policy(role: Role, people: Person['people']): string {
  return `2.16.56.12.1.1.${people === 'citizens' ? 2 : 7}.${role === 'authentication' ? 2 : 1}`;
}

function subject(role: Role, person: Person): Name {
  const firstName = person.givenNames?.split(' ')[0];
  const shownName = firstName === undefined ? person.surname : `${firstName} ${person.surname}`;
  return [
    ['C', 'BE'],
    ['CN', `${shownName} (${role === 'authentication' ? 'Authentication' : 'Signature'})`],
    ['SN', person.surname],
    ...(person.givenNames === undefined ? [] : [['GN', person.givenNames] as const]),
    ['serialNumber', person.nationalNumber],
  ];
}
