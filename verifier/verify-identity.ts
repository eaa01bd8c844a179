import { createHash } from 'node:crypto';
import { decodeAddressFile, decodeIdentityFile, type IdentityFileValues } from '../contracts/identity-file.ts';
import type { CardAddress, IdentityValues } from '../contracts/identity.ts';
import { fail, ok, type Result } from '../contracts/result.ts';
import { readCertificate, type Certificate } from './certificate.ts';
import { readHints } from './chain-hints.ts';
import type { Context } from './context.ts';
import type { VerificationCode } from './errors.ts';
import { readEvidence, type EvidenceFiles } from './identity-evidence.ts';
import type { Settings } from './options.ts';
import { checkRegisterCertificate } from './register-certificate.ts';
import { isSignedByRegister } from './register-signature.ts';
import type { LoginSubject } from './subject.ts';
import type { VerifiedLogin } from './verified-login.ts';

export interface IdentityToVerify {
  /** `identity.evidence` as the bridge gave it (contracts/identity.ts). */
  readonly evidence: unknown;
  /**
   * Whose identity it must be: what verifyLogin returned. After a detour through a session store its subject is
   * enough; then give `chain` again, for it brings the root.
   */
  readonly login: { readonly subject: Pick<LoginSubject, 'nationalNumber'> } & Partial<Pick<VerifiedLogin, 'path'>>;
  /** The same hints as for verifyLogin. */
  readonly chain?: unknown;
}

/**
 * Values that the National Register signed for the person who logged in. Nothing on a card ties its files to its keys:
 * they are bound to the person by the national number, not to the card that logged in. So an older card of the same
 * person, still in validity, proves what it says as well; one out of validity proves nothing.
 */
export interface ProvenIdentity {
  readonly values: IdentityValues;
}

type Checked<T> = Result<T, VerificationCode>;

export function verifyIdentity(
  context: Context,
  { evidence, login, chain }: IdentityToVerify,
): Checked<ProvenIdentity> {
  const files = readEvidence(evidence);
  if (!files.ok) return fail('ERR_VERIFY_IDENTITY_MALFORMED');
  const hints = readHints(chain, context.authorities);
  if (!hints.ok) return fail('ERR_VERIFY_CHAIN_MALFORMED');
  const known = [...hints.value.map(({ certificate }) => certificate), ...pathOf(login.path ?? [])];
  const register = checkRegisterCertificate(context, files.value.registerCertificate, known);
  if (!register.ok) return register;
  const signatures = checkSignatures(register.value, files.value);
  if (!signatures.ok) return signatures;

  const identity = decodeIdentityFile(files.value.identityFile);
  if (!identity.ok) return fail('ERR_VERIFY_IDENTITY_MALFORMED');
  const { photoHash, ...values } = identity.value;
  const samePerson = values.nationalNumber !== undefined && values.nationalNumber === login.subject.nationalNumber;
  if (!samePerson) return fail('ERR_VERIFY_IDENTITY_OTHER_PERSON');
  if (!isCardValid(values.cardValidity, context.settings)) return fail('ERR_VERIFY_IDENTITY_CARD_EXPIRED');
  const address = readAddress(files.value.addressFile);
  if (!address.ok) return address;
  const { photo } = files.value;
  if (photo !== null && !hasHash(photo, photoHash)) return fail('ERR_VERIFY_PHOTO_MISMATCH');
  return ok({
    values: {
      ...values,
      ...(address.value === null ? {} : { address: address.value }),
      ...(photo === null ? {} : { photo: Buffer.from(photo).toString('base64') }),
    },
  });
}

function pathOf(path: VerifiedLogin['path']): readonly Certificate[] {
  return path.map(({ raw }) => readCertificate(raw)).filter((certificate) => certificate !== null);
}

/** The address is signed together with the identity's signature, so it cannot move to another card. */
function checkSignatures({ publicKey }: Certificate, files: EvidenceFiles): Checked<null> {
  const { identityFile, identitySignature, addressFile, addressSignature } = files;
  // Some readers pad the identity file, too; its TLV ends before the zeros, so they change nothing.
  const identityTexts = uniqueBySize([identityFile, trimZeros(identityFile)]);
  if (!isSignedByRegister(publicKey, identitySignature, identityTexts)) {
    return fail('ERR_VERIFY_IDENTITY_SIGNATURE_INVALID');
  }
  const addressText = Buffer.concat([trimZeros(addressFile), identitySignature]);
  return isSignedByRegister(publicKey, addressSignature, [addressText])
    ? ok(null)
    : fail('ERR_VERIFY_ADDRESS_SIGNATURE_INVALID');
}

/**
 * Is the card that the file comes from still valid? Every Belgian card has a last day, at most thirty years ahead
 * (from the age of 75), so one that cannot be read is refused. The day counts whole, in UTC: an hour or two longer
 * than in Brussels, never shorter.
 */
function isCardValid(validity: IdentityValues['cardValidity'], { clock, skewMs }: Settings): boolean {
  const lastDay = validity?.until ?? '';
  const lastMoment = /^\d{4}-\d{2}-\d{2}$/.test(lastDay) ? Date.parse(`${lastDay}T23:59:59.999Z`) : NaN;
  return clock().getTime() - skewMs <= lastMoment;
}

function readAddress(file: Uint8Array): Checked<CardAddress | null> {
  const address = decodeAddressFile(file);
  if (address.ok) return address;
  return address.error === 'no-address' ? ok(null) : fail('ERR_VERIFY_IDENTITY_MALFORMED');
}

/** The file does not name the hash; its length does. */
const PHOTO_HASHES: Readonly<Record<number, string>> = { 20: 'sha1', 32: 'sha256', 48: 'sha384', 64: 'sha512' };

function hasHash(photo: Uint8Array, expected: IdentityFileValues['photoHash']): boolean {
  const algorithm = PHOTO_HASHES[expected?.length ?? 0];
  if (expected === undefined || algorithm === undefined) return false;
  return createHash(algorithm).update(photo).digest().equals(expected);
}

function trimZeros(file: Uint8Array): Uint8Array {
  return file.subarray(0, file.findLastIndex((byte) => byte !== 0) + 1);
}

function uniqueBySize(texts: readonly [Uint8Array, Uint8Array]): readonly Uint8Array[] {
  return texts[0].length === texts[1].length ? [texts[0]] : texts;
}
