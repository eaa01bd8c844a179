import * as v from 'valibot';

/** What a page may ask for, field by field. */
export const IDENTITY_FIELDS = [
  'surname',
  'givenNames',
  'birthDate',
  'birthPlace',
  'sex',
  'nationality',
  'nationalNumber',
  'address',
  'cardNumber',
  'cardValidity',
  'photo',
] as const;

export type IdentityField = (typeof IDENTITY_FIELDS)[number];

const base64 = v.pipe(v.string(), v.base64());

/** An address as printed on the card: street, number and box are one line there; the verifier can split it. */
export const CardAddress = v.strictObject({
  streetAndNumber: v.string(),
  postalCode: v.string(),
  municipality: v.string(),
});
export type CardAddress = v.InferOutput<typeof CardAddress>;

/**
 * The values asked for; a field the card does not hold (or that cannot be read with certainty) is absent.
 * `birthDate` is ISO 8601 with the precision of the card: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. `givenNames` are all
 * given names as on the card, separated by blanks, the initial of the third one included. `nationalNumber` has 11
 * digits. `photo` is a JPEG in base64. `cardValidity` dates are `YYYY-MM-DD`.
 */
export const IdentityValues = v.strictObject({
  surname: v.optional(v.string()),
  givenNames: v.optional(v.string()),
  birthDate: v.optional(v.string()),
  birthPlace: v.optional(v.string()),
  sex: v.optional(v.picklist(['M', 'F'])),
  nationality: v.optional(v.string()),
  nationalNumber: v.optional(v.string()),
  address: v.optional(CardAddress),
  cardNumber: v.optional(v.string()),
  cardValidity: v.optional(v.strictObject({ from: v.string(), until: v.string() })),
  photo: v.optional(base64),
});
export type IdentityValues = v.InferOutput<typeof IdentityValues>;

/** Files as on the card, base64, for the verifier: the National Register's signatures prove them. */
export const IdentityEvidence = v.strictObject({
  identityFile: base64,
  identitySignature: base64,
  addressFile: base64,
  addressSignature: base64,
  photo: v.optional(base64),
  registerCertificate: base64,
});
export type IdentityEvidence = v.InferOutput<typeof IdentityEvidence>;

export const Identity = v.strictObject({
  values: IdentityValues,
  evidence: v.optional(IdentityEvidence),
});
export type Identity = v.InferOutput<typeof Identity>;
