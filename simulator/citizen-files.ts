import { createHash } from 'node:crypto';
import { ADDRESS_TAG, IDENTITY_TAG } from '../contracts/identity-file.ts';
import { encodeTlv } from '../contracts/tlv.ts';
import { encodeUtf8 } from '../contracts/utf8.ts';
import { cardNumber, nationalNumber } from './citizen-numbers.ts';
import type { Citizen } from './citizens.ts';
import { hashFor, type Issuer } from './pki/certificate.ts';
import { signDeterministically } from './pki/deterministic-signature.ts';
import { seededBytes } from './pki/seeded-bytes.ts';

/** The files of DF01 as on the card, padding included. */
export interface CitizenFiles {
  readonly identity: Uint8Array;
  readonly identitySignature: Uint8Array;
  readonly address: Uint8Array;
  readonly addressSignature: Uint8Array;
  readonly photo: Uint8Array;
}

const ADDRESS_FILE_BYTES = 117;
/** A DER signature of P-384 is 104 bytes at most; its file is longer and ends in zeros. */
const EC_SIGNATURE_FILE_BYTES = 128;

/** Letters of the card's language for a woman; a man is M in all. */
const FEMALE = { fr: 'F', nl: 'V', de: 'W' } as const;

export function citizenFiles(citizen: Citizen, photo: Uint8Array, register: Issuer): CitizenFiles {
  const identity = identityFile(citizen, photo);
  const identitySignature = signatureFile(register, identity);
  const address = addressFile(citizen);
  // The register signs the address without its padding, then the identity's signature file with its padding.
  const signed = Buffer.concat([withoutTrailingZeros(address), identitySignature]);
  return { identity, identitySignature, address, addressSignature: signatureFile(register, signed), photo };
}

function identityFile(citizen: Citizen, photo: Uint8Array): Uint8Array {
  const text = (tag: number, value: string): readonly [number, Uint8Array] => [tag, encodeUtf8(value)];
  return encodeTlv([
    text(IDENTITY_TAG.cardNumber, cardNumber(citizen)),
    [IDENTITY_TAG.chipNumber, seededBytes(`chip ${citizen.cardNumberStart}`, 16)],
    text(IDENTITY_TAG.validFrom, cardValidityDate(citizen.cardValidity.from)),
    text(IDENTITY_TAG.validUntil, cardValidityDate(citizen.cardValidity.until)),
    text(IDENTITY_TAG.issuingMunicipality, citizen.issuingMunicipality),
    text(IDENTITY_TAG.nationalNumber, nationalNumber(citizen)),
    text(IDENTITY_TAG.surname, citizen.surname),
    text(IDENTITY_TAG.givenNames, citizen.givenNames ?? ''),
    text(IDENTITY_TAG.thirdGivenNameInitial, citizen.thirdGivenNameInitial ?? ''),
    text(IDENTITY_TAG.nationality, citizen.nationality),
    text(IDENTITY_TAG.birthPlace, citizen.birthPlace),
    text(IDENTITY_TAG.birthDate, citizen.birthDateOnCard),
    text(IDENTITY_TAG.sex, citizen.sex === 'M' ? 'M' : FEMALE[citizen.language]),
    text(IDENTITY_TAG.nobility, citizen.nobility ?? ''),
    text(IDENTITY_TAG.documentType, citizen.documentType),
    text(IDENTITY_TAG.specialStatus, '0'),
    [IDENTITY_TAG.photoHash, createHash(citizen.photoHash).update(photo).digest()],
  ]);
}

function addressFile(citizen: Citizen): Uint8Array {
  const { streetAndNumber, postalCode, municipality } = citizen.address;
  const content = encodeTlv([
    [ADDRESS_TAG.streetAndNumber, encodeUtf8(streetAndNumber)],
    [ADDRESS_TAG.postalCode, encodeUtf8(postalCode)],
    [ADDRESS_TAG.municipality, encodeUtf8(municipality)],
  ]);
  return padded(content, ADDRESS_FILE_BYTES);
}

/** `DD.MM.YYYY`, as validity dates are on all cards. */
function cardValidityDate(isoDate: string): string {
  return isoDate.split('-').reverse().join('.');
}

function signatureFile(register: Issuer, signed: Uint8Array): Uint8Array {
  const signature = signDeterministically(register.key, hashFor(register.key), signed);
  return register.key.asymmetricKeyType === 'rsa' ? signature : padded(signature, EC_SIGNATURE_FILE_BYTES);
}

function padded(bytes: Uint8Array, length: number): Uint8Array {
  const file = new Uint8Array(Math.max(length, bytes.length));
  file.set(bytes);
  return file;
}

function withoutTrailingZeros(file: Uint8Array): Uint8Array {
  let end = file.length;
  while (end > 0 && file[end - 1] === 0) end -= 1;
  return file.subarray(0, end);
}
