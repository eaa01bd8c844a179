import { fail, ok, type Result } from '../../contracts/result.ts';
import { TITLES, type Profile } from '../accounts/account.ts';
import { COUNTRY_CODES } from './countries.ts';
import { BELGIUM, FORM_FIELDS, lockedFields, type FormField, type FormValues } from './form.ts';
import { isEmail, isoDate, isPhoneNumber } from './formats.ts';
import type { ProvenIdentity } from './proven-identity.ts';

/** What can be wrong with a field; the words are in texts/. */
export const FIELD_FAULTS = [
  'missing',
  'too-long',
  'forbidden-characters',
  'not-a-choice',
  'not-an-email',
  'not-a-house-number',
  'box-in-number',
  'not-a-box',
  'not-a-postal-code',
  'not-a-phone-number',
  'not-a-date',
  'date-out-of-range',
] as const;

export type FieldFault = (typeof FIELD_FAULTS)[number];
export type FieldFaults = ReadonlyMap<FormField, FieldFault>;

/** Longest text of each field, in UTF-16 units, as the input's maxlength counts. */
export const MAX_LENGTH: Readonly<Record<FormField, number>> = {
  title: 10,
  firstName: 100,
  lastName: 100,
  email: 254,
  street: 100,
  addressExtra: 100,
  // Longer than any valid one, so that "124/14" arrives whole and the message can say where the rest belongs.
  number: 12,
  // Room for a letter with a box, or the rest of a range: "quater bte 12/3", "-14".
  box: 20,
  postalCode: 12,
  municipality: 100,
  country: 2,
  phone: 25,
  birthDate: 10,
};

export const REQUIRED: ReadonlySet<FormField> = new Set<FormField>([
  'firstName',
  'lastName',
  'street',
  'number',
  'postalCode',
  'municipality',
  'country',
  'birthDate',
]);

/**
 * Checks a form field by field.
 *
 * @param identity what was proved: those fields are taken as they are
 * @param today ISO 8601 date; nobody is born after it
 * @returns the profile to store, or what is wrong with each field
 */
export function validate(
  values: FormValues,
  identity: ProvenIdentity | null,
  today: string,
): Result<Profile, FieldFaults> {
  const locked = lockedFields(identity);
  const tidy = tidied(values);
  const faults = new Map<FormField, FieldFault>();
  for (const field of FORM_FIELDS) {
    const fault = locked.has(field) ? null : faultOf(field, tidy, today);
    if (fault !== null) faults.set(field, fault);
  }
  if (faults.size > 0) return fail(faults);
  return ok({
    ...tidy,
    title: TITLES.find((title) => title === tidy.title) ?? '',
    birthDate: locked.has('birthDate') ? tidy.birthDate : (isoDate(tidy.birthDate) ?? ''),
    givenNames: identity?.givenNames ?? tidy.firstName,
    nameSource: identity !== null && locked.has('lastName') ? identity.source : 'declared',
    birthDateSource: identity !== null && locked.has('birthDate') ? identity.source : 'declared',
  });
}

function faultOf(field: FormField, values: FormValues, today: string): FieldFault | null {
  const value = values[field];
  if (value === '') return REQUIRED.has(field) ? 'missing' : null;
  if (field === 'number') return houseNumberFault(value);
  if (value.length > MAX_LENGTH[field]) return 'too-long';
  // Control, format (direction overrides), surrogate and private-use characters have no place in a name or address.
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(value)) return 'forbidden-characters';
  switch (field) {
    case 'title':
      return TITLES.some((title) => title === value) ? null : 'not-a-choice';
    case 'country':
      return COUNTRY_CODES.has(value) ? null : 'not-a-choice';
    case 'email':
      return isEmail(value) ? null : 'not-an-email';
    case 'box':
      return /^[\p{L}\p{N}&+–-][\p{L}\p{N} .,:/&+–-]*$/u.test(value) ? null : 'not-a-box';
    case 'postalCode':
      return postalCodeFault(value, values.country);
    case 'phone':
      return isPhoneNumber(value) ? null : 'not-a-phone-number';
    case 'birthDate':
      return birthDateFault(value, today);
    case 'firstName':
    case 'lastName':
    case 'street':
    case 'addressExtra':
    case 'municipality':
      return null;
  }
}

/** "12, 147 and not 1c or 124/14": the rest belongs in the box. */
function houseNumberFault(value: string): FieldFault | null {
  if (/^[1-9]\d{0,4}$/.test(value)) return null;
  return /^[1-9]\d{0,4}[\s/.,-]*[\p{L}\p{N}]/u.test(value) ? 'box-in-number' : 'not-a-house-number';
}

function postalCodeFault(value: string, country: string): FieldFault | null {
  const shape = country === BELGIUM ? /^[1-9]\d{3}$/ : /^[\p{L}\p{N}][\p{L}\p{N} -]*$/u;
  return shape.test(value) ? null : 'not-a-postal-code';
}

function birthDateFault(value: string, today: string): FieldFault | null {
  const date = isoDate(value);
  if (date === null) return 'not-a-date';
  return date < '1900-01-01' || date > today ? 'date-out-of-range' : null;
}

/** One blank where people typed several, none at the ends, letters composed (NFC). */
function tidied(values: FormValues): FormValues {
  const tidy = { ...values };
  for (const field of FORM_FIELDS) tidy[field] = values[field].normalize('NFC').trim().replace(/ {2,}/g, ' ');
  return tidy;
}
