import type { KeyObject } from 'node:crypto';
import type { IdentityField, IdentityValues } from '../contracts/identity.ts';
import { citizenFiles, type CitizenFiles } from './citizen-files.ts';
import { cardNumber, nationalNumber } from './citizen-numbers.ts';
import { CITIZENS, type Citizen, type CitizenId } from './citizens.ts';
import { AUTHORITY_FAMILIES, keyFor, nationalRegister, peopleAuthority, rootAuthority } from './pki/authorities.ts';
import type { Validity } from './pki/certificate.ts';
import { personCertificate } from './pki/person-certificates.ts';
import { drawPortrait } from './portrait.ts';

export { CITIZEN_IDS, type CitizenId } from './citizens.ts';

/** What the card's files decode to (contracts/identity-file.ts); the photo is in `files`. */
export type CitizenValues = {
  readonly [Field in Exclude<IdentityField, 'photo' | 'givenNames'>]: NonNullable<IdentityValues[Field]>;
} & { readonly givenNames?: string };

export interface SimulatedCard {
  readonly id: CitizenId;
  readonly citizen: CitizenValues;
  readonly keyType: 'rsa-2048' | 'ec-p384';
  /** DER, without the zeros that follow in the card's certificate files. */
  readonly certificates: {
    readonly authentication: Uint8Array;
    readonly signature: Uint8Array;
    readonly ca: Uint8Array;
    readonly root: Uint8Array;
    readonly register: Uint8Array;
  };
  /** Private keys. */
  readonly keys: { readonly authentication: KeyObject; readonly signature: KeyObject };
  /** As on the card, padding included. */
  readonly files: CitizenFiles;
}

const cards = new Map<CitizenId, SimulatedCard>();

/** The card of an invented citizen, under the test PKI: the same bytes in every process and on every computer. */
export function loadCard(id: CitizenId): Promise<SimulatedCard> {
  const card = cards.get(id) ?? makeCard(id);
  cards.set(id, card);
  return Promise.resolve(card);
}

/** The two self-signed roots (RSA, then EC), DER. Only a test or a demo may trust them. */
export function loadTestRoots(): Promise<Uint8Array[]> {
  return Promise.resolve(AUTHORITY_FAMILIES.map((family) => rootAuthority(family).certificate));
}

function makeCard(id: CitizenId): SimulatedCard {
  const citizen: Citizen = CITIZENS[id];
  const family = citizen.issuedUnder;
  const authority = { ...peopleAuthority(citizen.people, family), family };
  const register = nationalRegister(family);
  const keys = {
    authentication: keyFor(citizen.keys, `${id} authentication`),
    signature: keyFor(citizen.keys, `${id} signature`),
  };
  const person = {
    surname: citizen.surname,
    ...(citizen.givenNames === undefined ? {} : { givenNames: citizen.givenNames }),
    nationalNumber: nationalNumber(citizen),
    people: citizen.people,
  };
  const validity = certificateValidity(citizen);
  return {
    id,
    citizen: citizenValues(citizen),
    keyType: citizen.keys === 'rsa' ? 'rsa-2048' : 'ec-p384',
    certificates: {
      authentication: personCertificate('authentication', person, keys.authentication, validity, authority),
      signature: personCertificate('signature', person, keys.signature, validity, authority),
      ca: authority.certificate,
      root: rootAuthority(family).certificate,
      register: register.certificate,
    },
    keys,
    files: citizenFiles(citizen, drawPortrait(id), register),
  };
}

function certificateValidity(citizen: Citizen): Validity {
  return {
    notBefore: new Date(`${citizen.cardValidity.from}T00:00:00Z`),
    notAfter: new Date(`${citizen.cardValidity.until}T23:59:59Z`),
  };
}

function citizenValues(citizen: Citizen): CitizenValues {
  const givenNames = [citizen.givenNames, citizen.thirdGivenNameInitial].filter((name) => name !== undefined).join(' ');
  return {
    surname: citizen.surname,
    ...(givenNames === '' ? {} : { givenNames }),
    birthDate: citizen.birthDate,
    birthPlace: citizen.birthPlace,
    sex: citizen.sex,
    nationality: citizen.nationality,
    nationalNumber: nationalNumber(citizen),
    cardNumber: cardNumber(citizen),
    cardValidity: citizen.cardValidity,
    address: { ...citizen.address, streetAndNumber: citizen.address.streetAndNumber.trim() },
  };
}
