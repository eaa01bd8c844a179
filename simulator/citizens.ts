import type { CardAddress } from '../contracts/identity.ts';
import type { AuthorityFamily } from './pki/authorities.ts';

/**
 * Invented people. Like the government's specimen cards, their national numbers have months that do not exist, so
 * none of them can be anybody's; streets, and Ruritania, exist in this file only.
 */
export interface Citizen {
  readonly language: 'fr' | 'nl' | 'de';
  readonly people: 'citizens' | 'foreigners';
  readonly keys: AuthorityFamily;
  /** Which root, citizens' CA and register the card belongs to: differs from `keys` on re-keyed cards. */
  readonly issuedUnder: AuthorityFamily;
  readonly surname: string;
  /** As in tag 08 of the identity file and GN of the certificates: the first given names. */
  readonly givenNames?: string;
  readonly thirdGivenNameInitial?: string;
  /** Year (two digits), impossible month, day, number: the two check digits are computed. */
  readonly nationalNumberStart: string;
  readonly bornFrom2000?: true;
  /** `YYYY-MM-DD`, or `YYYY` where only the year is known. */
  readonly birthDate: string;
  /** As written on the card, in the spellings of its language. */
  readonly birthDateOnCard: string;
  readonly birthPlace: string;
  readonly sex: 'M' | 'F';
  readonly nationality: string;
  readonly nobility?: string;
  readonly documentType: '01' | '15';
  readonly photoHash: 'sha1' | 'sha256' | 'sha384';
  /** First ten digits: the two check digits are computed. */
  readonly cardNumberStart: string;
  readonly cardValidity: { readonly from: string; readonly until: string };
  readonly issuingMunicipality: string;
  readonly address: CardAddress;
}

const VALID = { from: '2023-03-01', until: '2033-03-01' };

export const CITIZENS = {
  'fr-rsa': {
    language: 'fr',
    people: 'citizens',
    keys: 'rsa',
    issuedUnder: 'rsa',
    surname: 'Spécimen',
    givenNames: 'Amélie Rose',
    thirdGivenNameInitial: 'Z',
    nationalNumberStart: '857314002',
    birthDate: '1985-03-14',
    birthDateOnCard: '14 MARS  1985',
    birthPlace: 'Exempleville',
    sex: 'F',
    nationality: 'Belge',
    documentType: '01',
    photoHash: 'sha256',
    cardNumberStart: '5990000001',
    cardValidity: VALID,
    issuingMunicipality: 'Exempleville',
    address: {
      streetAndNumber: 'Rue des Exemples 12 bte 3',
      postalCode: '9901',
      municipality: 'Exempleville',
    },
  },
  'nl-p384': {
    language: 'nl',
    people: 'citizens',
    keys: 'ec',
    issuedUnder: 'ec',
    surname: 'Voorbeeld',
    givenNames: 'Proef Dirk',
    nationalNumberStart: '917507001',
    birthDate: '1991-05-07',
    birthDateOnCard: '07 MEI  1991',
    birthPlace: 'Voorbeeldegem',
    sex: 'M',
    nationality: 'Belg',
    documentType: '01',
    photoHash: 'sha384',
    cardNumberStart: '5990000002',
    cardValidity: VALID,
    issuingMunicipality: 'Voorbeeldegem',
    address: {
      streetAndNumber: 'Sint-Specimenssteenweg 197 bus 4',
      postalCode: '9902',
      municipality: 'Voorbeeldegem',
    },
  },
  'de-p384': {
    language: 'de',
    people: 'citizens',
    keys: 'ec',
    issuedUnder: 'ec',
    surname: 'Musterkarte',
    givenNames: 'Probine',
    nationalNumberStart: '017307002',
    bornFrom2000: true,
    birthDate: '2001-03-07',
    birthDateOnCard: '07.MÄR. 2001',
    birthPlace: 'Musterdorf',
    sex: 'F',
    nationality: 'Belgisch',
    documentType: '01',
    photoHash: 'sha384',
    cardNumberStart: '5990000003',
    cardValidity: VALID,
    issuingMunicipality: 'Musterdorf',
    address: {
      streetAndNumber: 'Musterdorfer Strasse 321 /A',
      postalCode: '9903',
      municipality: 'Musterdorf',
    },
  },
  'foreigner-p384': {
    language: 'fr',
    people: 'foreigners',
    keys: 'ec',
    issuedUnder: 'ec',
    surname: 'Specimenescu',
    givenNames: 'Testa Fictiva',
    nationalNumberStart: '797300002',
    birthDate: '1979',
    birthDateOnCard: '    1979    ',
    birthPlace: 'Strelsau',
    sex: 'F',
    nationality: 'Ruritanie',
    documentType: '15',
    photoHash: 'sha384',
    cardNumberStart: '5990000004',
    cardValidity: VALID,
    issuingMunicipality: 'Exempleville',
    address: {
      streetAndNumber: 'Rue des 600 Échantillons 1',
      postalCode: '9901',
      municipality: 'Exempleville',
    },
  },
  'no-given-name': {
    language: 'nl',
    people: 'foreigners',
    keys: 'ec',
    issuedUnder: 'ec',
    surname: 'Eennaam-Specimen',
    nationalNumberStart: '887322001',
    birthDate: '1988-08-22',
    birthDateOnCard: '22 AUG  1988',
    birthPlace: 'Zenda',
    sex: 'M',
    nationality: 'Ruritanië',
    documentType: '15',
    photoHash: 'sha384',
    cardNumberStart: '5990000005',
    cardValidity: VALID,
    issuingMunicipality: 'Voorbeeldegem',
    address: { streetAndNumber: 'Specimenstraat 12  ', postalCode: '9902', municipality: 'Voorbeeldegem' },
  },
  'long-names': {
    language: 'fr',
    people: 'citizens',
    keys: 'rsa',
    issuedUnder: 'rsa',
    surname: "Échantillon-d'Œuvreçon de la Très-Longue-Épreuve",
    givenNames: 'Maëlys-Éléonore Françoise-Zoëlle',
    thirdGivenNameInitial: 'Ü',
    nationalNumberStart: '737501002',
    birthDate: '1973-08-01',
    birthDateOnCard: '01 AOUT 1973',
    birthPlace: "L'Épreuve-lez-Exempleville",
    sex: 'F',
    nationality: 'Belge',
    nobility: 'Baronne',
    documentType: '01',
    // Re-signed cards kept the SHA-1 hash of the photo while everything else became SHA-256.
    photoHash: 'sha1',
    cardNumberStart: '5990000006',
    cardValidity: VALID,
    issuingMunicipality: 'Exempleville',
    address: {
      // 60 bytes of UTF-8: all that the card's field holds.
      streetAndNumber: "Chaussée du Très Long Échantillon d'Épreuve 123 boîte 1",
      postalCode: '9904',
      municipality: "L'Épreuve-lez-Exempleville",
    },
  },
  'fr-p384': {
    language: 'fr',
    people: 'citizens',
    keys: 'ec',
    issuedUnder: 'ec',
    surname: 'Échantillon',
    givenNames: 'Modeste',
    nationalNumberStart: '967319001',
    birthDate: '1996-02-19',
    birthDateOnCard: '19 FEV  1996',
    birthPlace: 'Spécimen-sur-Carte',
    sex: 'M',
    nationality: 'Belge',
    documentType: '01',
    photoHash: 'sha384',
    cardNumberStart: '5990000007',
    cardValidity: VALID,
    issuingMunicipality: 'Spécimen-sur-Carte',
    address: {
      streetAndNumber: 'Place du Spécimen 7/12',
      postalCode: '9905',
      municipality: 'Spécimen-sur-Carte',
    },
  },
  expired: {
    language: 'nl',
    people: 'citizens',
    keys: 'rsa',
    issuedUnder: 'rsa',
    surname: 'Verlopenkaart',
    givenNames: 'Specimena',
    nationalNumberStart: '687530002',
    birthDate: '1968-10-30',
    birthDateOnCard: '30 OKT  1968',
    birthPlace: 'Voorbeeldegem',
    sex: 'F',
    nationality: 'Belg',
    documentType: '01',
    photoHash: 'sha256',
    cardNumberStart: '5990000008',
    cardValidity: { from: '2020-02-01', until: '2022-02-01' },
    issuingMunicipality: 'Voorbeeldegem',
    address: { streetAndNumber: 'Voorbeeldplaats 1 b 2', postalCode: '9902', municipality: 'Voorbeeldegem' },
  },
  'rekeyed-rsa': {
    language: 'de',
    people: 'citizens',
    keys: 'rsa',
    issuedUnder: 'ec',
    surname: 'Schlüsselprobe',
    givenNames: 'Modellino Tester',
    nationalNumberStart: '827309001',
    birthDate: '1982-09-23',
    birthDateOnCard: '23.SEP.1982',
    birthPlace: 'Musterdorf',
    sex: 'M',
    nationality: 'Belgisch',
    documentType: '01',
    photoHash: 'sha384',
    cardNumberStart: '5990000009',
    cardValidity: VALID,
    issuingMunicipality: 'Musterdorf',
    address: { streetAndNumber: 'Neustr. 1 (Referenzadr.)', postalCode: '9903', municipality: 'Musterdorf' },
  },
  'nl-rsa': {
    language: 'nl',
    people: 'citizens',
    keys: 'rsa',
    issuedUnder: 'rsa',
    surname: 'Staalkaart',
    givenNames: 'Testa Modela',
    nationalNumberStart: '767305002',
    birthDate: '1976-03-05',
    birthDateOnCard: '05 MAAR 1976',
    birthPlace: 'Voorbeeldegem',
    sex: 'F',
    nationality: 'Belg',
    documentType: '01',
    photoHash: 'sha256',
    cardNumberStart: '5990000010',
    cardValidity: VALID,
    issuingMunicipality: 'Voorbeeldegem',
    address: { streetAndNumber: 'Meirplaats 1 bus 1', postalCode: '9902', municipality: 'Voorbeeldegem' },
  },
  revoked: {
    language: 'fr',
    people: 'citizens',
    keys: 'ec',
    issuedUnder: 'ec',
    surname: 'Révoquée',
    givenNames: 'Fictive',
    nationalNumberStart: '907312002',
    birthDate: '1990-06-12',
    birthDateOnCard: '12 JUIN 1990',
    birthPlace: 'Exempleville',
    sex: 'F',
    nationality: 'Belge',
    documentType: '01',
    photoHash: 'sha384',
    cardNumberStart: '5990000011',
    cardValidity: VALID,
    issuingMunicipality: 'Exempleville',
    address: { streetAndNumber: 'Avenue du Modèle 8 bte 1', postalCode: '9901', municipality: 'Exempleville' },
  },
} as const satisfies Readonly<Record<string, Citizen>>;

export type CitizenId = keyof typeof CITIZENS;

export const CITIZEN_IDS = Object.keys(CITIZENS) as readonly CitizenId[];
