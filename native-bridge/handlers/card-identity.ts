import type { EidError } from '../../contracts/errors.ts';
import type { Identity, IdentityField, IdentityValues } from '../../contracts/identity.ts';
import { decodeAddressFile, decodeIdentityFile } from '../../contracts/identity-file.ts';
import { fail, ok, type Result } from '../../contracts/result.ts';
import type { IdentityFileName, WorkerResult } from '../../contracts/worker-messages.ts';
import type { IdentityWish } from '../consent/prompter.ts';
import { cardOf } from './ask-citizen.ts';
import type { UsableCard } from './await-cards.ts';
import { abortError, type Operation } from './operation.ts';

type Files = WorkerResult<'readIdentityFiles'>;

/**
 * Reads what the citizen agreed to, and no other file: each one costs time, and none is sent that was not shown.
 *
 * @returns null where the card, or the module, offers no identity.
 */
export async function readCardIdentity(
  operation: Operation,
  card: UsableCard,
  wish: IdentityWish,
): Promise<Result<Identity | null, EidError>> {
  const { context, prompt, signal } = operation;
  // Nothing personal is read for a page that went away meanwhile.
  if (signal.aborted) return fail(abortError(signal));
  prompt.show('reading');
  context.notifyState('reading');
  const read = await context.cards.readIdentityFiles({ ...cardOf(card), files: neededFiles(wish) });
  if (!read.ok) return read;
  const files = read.value;
  if (files.identity === undefined && files.address === undefined && files.photo === undefined) return ok(null);
  const values = selectValues(files, wish.fields);
  if (!values.ok) return values;
  const evidence = wish.signed ? toEvidence(files, wish.fields) : undefined;
  return ok(evidence === undefined ? { values: values.value } : { values: values.value, evidence });
}

function neededFiles({ fields, signed }: IdentityWish): IdentityFileName[] {
  const files = new Set<IdentityFileName>();
  if (fields.some((field) => field !== 'address' && field !== 'photo')) files.add('identity');
  if (fields.includes('address')) files.add('address');
  if (fields.includes('photo')) files.add('photo');
  if (signed) {
    for (const file of [
      'identity',
      'identitySignature',
      'address',
      'addressSignature',
      'registerCertificate',
    ] as const) {
      files.add(file);
    }
  }
  return [...files];
}

function selectValues(files: Files, fields: readonly IdentityField[]): Result<IdentityValues, EidError> {
  const identity = files.identity === undefined ? ok({}) : decodeIdentityFile(files.identity);
  if (!identity.ok) return fail({ code: 'ERR_EID_CARD_UNREADABLE' });
  const address = files.address === undefined ? fail('no-address') : decodeAddressFile(files.address);
  if (!address.ok && address.error !== 'no-address') return fail({ code: 'ERR_EID_CARD_UNREADABLE' });
  const all: IdentityValues = {
    ...identity.value,
    ...(address.ok ? { address: address.value } : {}),
    ...(files.photo === undefined ? {} : { photo: base64(files.photo) }),
  };
  return ok(Object.fromEntries(fields.filter((field) => all[field] !== undefined).map((field) => [field, all[field]])));
}

/** The files with the National Register's signatures, or nothing where one of them is missing. */
function toEvidence(files: Files, fields: readonly IdentityField[]): Identity['evidence'] {
  const { identity, identitySignature, address, addressSignature, registerCertificate, photo } = files;
  if (!identity || !identitySignature || !address || !addressSignature || !registerCertificate) return undefined;
  return {
    identityFile: base64(identity),
    identitySignature: base64(identitySignature),
    addressFile: base64(address),
    addressSignature: base64(addressSignature),
    registerCertificate: base64(registerCertificate),
    ...(photo !== undefined && fields.includes('photo') ? { photo: base64(photo) } : {}),
  };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
