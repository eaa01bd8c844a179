import * as v from 'valibot';
import { IdentityEvidence } from '../contracts/identity.ts';
import { fail, ok, type Result } from '../contracts/result.ts';
import { decodeBase64 } from './base64.ts';
import { MAX_CERTIFICATE_BYTES } from './certificate.ts';

/** The files of the evidence as bytes. */
export interface EvidenceFiles {
  readonly identityFile: Uint8Array;
  readonly identitySignature: Uint8Array;
  readonly addressFile: Uint8Array;
  readonly addressSignature: Uint8Array;
  readonly photo: Uint8Array | null;
  readonly registerCertificate: Uint8Array;
}

/** Files on cards are far smaller: a photo has 3 to 5 KiB, the others less than 2. */
const MAX_FILE_BYTES = 8 * 1024;
const MAX_PHOTO_BYTES = 64 * 1024;

export function readEvidence(evidence: unknown): Result<EvidenceFiles, null> {
  const parsed = v.safeParse(IdentityEvidence, evidence);
  if (!parsed.success) return fail(null);
  const fields = parsed.output;
  const identityFile = decodeBase64(fields.identityFile, MAX_FILE_BYTES);
  const identitySignature = decodeBase64(fields.identitySignature, MAX_FILE_BYTES);
  const addressFile = decodeBase64(fields.addressFile, MAX_FILE_BYTES);
  const addressSignature = decodeBase64(fields.addressSignature, MAX_FILE_BYTES);
  const registerCertificate = decodeBase64(fields.registerCertificate, MAX_CERTIFICATE_BYTES);
  const photo = fields.photo === undefined ? null : decodeBase64(fields.photo, MAX_PHOTO_BYTES);
  if (identityFile === null || identitySignature === null || addressFile === null) return fail(null);
  if (addressSignature === null || registerCertificate === null) return fail(null);
  if (fields.photo !== undefined && photo === null) return fail(null);
  return ok({ identityFile, identitySignature, addressFile, addressSignature, photo, registerCertificate });
}
