import { parseCardDate } from './birth-date.ts';
import type { CardAddress, IdentityValues } from './identity.ts';
import { fail, ok, type Result } from './result.ts';
import { parseTlv, type TlvFault } from './tlv.ts';
import { decodeUtf8 } from './utf8.ts';

/** Tags of the identity file (DF01/4031, structure of the Belgian eID card content). */
export const IDENTITY_TAG = {
  cardNumber: 0x01,
  chipNumber: 0x02,
  validFrom: 0x03,
  validUntil: 0x04,
  issuingMunicipality: 0x05,
  nationalNumber: 0x06,
  surname: 0x07,
  givenNames: 0x08,
  thirdGivenNameInitial: 0x09,
  nationality: 0x0a,
  birthPlace: 0x0b,
  birthDate: 0x0c,
  sex: 0x0d,
  nobility: 0x0e,
  documentType: 0x0f,
  specialStatus: 0x10,
  photoHash: 0x11,
} as const;

/** Tags of the address file (DF01/4033). */
export const ADDRESS_TAG = { streetAndNumber: 0x01, postalCode: 0x02, municipality: 0x03 } as const;

/** What the identity file says, address and photo excepted (they have files of their own). */
export type IdentityFileValues = Omit<IdentityValues, 'address' | 'photo'> & {
  readonly photoHash?: Uint8Array;
};

/** Decodes the identity file. Fields that are empty or cannot be read with certainty are absent. */
export function decodeIdentityFile(file: Uint8Array): Result<IdentityFileValues, TlvFault> {
  const parsed = parseTlv(file);
  if (!parsed.ok) return parsed;
  const tags = parsed.value;
  const text = (tag: number): string | undefined => decodeText(tags.get(tag));
  const photoHash = tags.get(IDENTITY_TAG.photoHash);
  const givenNames = [text(IDENTITY_TAG.givenNames), text(IDENTITY_TAG.thirdGivenNameInitial)]
    .filter((part) => part !== undefined)
    .join(' ');
  const from = parseCardDate(text(IDENTITY_TAG.validFrom) ?? '');
  const until = parseCardDate(text(IDENTITY_TAG.validUntil) ?? '');
  return ok(
    withoutAbsent({
      surname: text(IDENTITY_TAG.surname),
      givenNames: givenNames === '' ? undefined : givenNames,
      birthDate: parseCardDate(text(IDENTITY_TAG.birthDate) ?? '') ?? undefined,
      birthPlace: text(IDENTITY_TAG.birthPlace),
      sex: decodeSex(text(IDENTITY_TAG.sex)),
      nationality: text(IDENTITY_TAG.nationality),
      nationalNumber: text(IDENTITY_TAG.nationalNumber),
      cardNumber: text(IDENTITY_TAG.cardNumber),
      cardValidity: from !== null && until !== null ? { from, until } : undefined,
      photoHash: photoHash?.length === 0 ? undefined : photoHash,
    }),
  );
}

/** Decodes the address file; an empty line stays an empty string (the citizen may have no address in Belgium). */
export function decodeAddressFile(file: Uint8Array): Result<CardAddress, TlvFault | 'no-address'> {
  const parsed = parseTlv(file);
  if (!parsed.ok) return parsed;
  const text = (tag: number): string => decodeText(parsed.value.get(tag)) ?? '';
  const address = {
    streetAndNumber: text(ADDRESS_TAG.streetAndNumber),
    postalCode: text(ADDRESS_TAG.postalCode),
    municipality: text(ADDRESS_TAG.municipality),
  };
  const empty = address.streetAndNumber === '' && address.postalCode === '' && address.municipality === '';
  return empty ? fail('no-address') : ok(address);
}

function decodeText(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined) return undefined;
  const text = decodeUtf8(bytes).replace(/\0+$/, '').trim();
  return text === '' ? undefined : text;
}

/** M in every language; F is written F (fr, en), V (nl) or W (de). */
function decodeSex(text: string | undefined): 'M' | 'F' | undefined {
  if (text === 'M') return 'M';
  return text === 'F' || text === 'V' || text === 'W' ? 'F' : undefined;
}

type WithoutAbsent<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

function withoutAbsent<T extends object>(values: T): WithoutAbsent<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as WithoutAbsent<T>;
}
