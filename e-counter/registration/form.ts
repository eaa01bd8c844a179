import { TITLES, type Profile } from '../accounts/account.ts';
import type { ProvenIdentity } from './proven-identity.ts';
import { firstGivenName } from './proven-identity.ts';

/** The fields in the order in which citizens know them from the E-guichets in use. */
export const FORM_FIELDS = [
  'title',
  'firstName',
  'lastName',
  'email',
  'street',
  'addressExtra',
  'number',
  'box',
  'postalCode',
  'municipality',
  'country',
  'phone',
  'birthDate',
] as const;

export type FormField = (typeof FORM_FIELDS)[number];

/** As typed, or as to be shown. */
export type FormValues = Readonly<Record<FormField, string>>;

export const BELGIUM = 'BE';

const EMPTY: FormValues = {
  title: '',
  firstName: '',
  lastName: '',
  email: '',
  street: '',
  addressExtra: '',
  number: '',
  box: '',
  postalCode: '',
  municipality: '',
  country: BELGIUM,
  phone: '',
  birthDate: '',
};

/** Fields that the card proved for good: shown, and taken from the session whatever is posted. */
export function lockedFields(identity: ProvenIdentity | null): ReadonlySet<FormField> {
  const locked = new Set<FormField>();
  if (identity === null) return locked;
  if (identity.surname !== null) {
    locked.add('lastName');
    // A card without given names is right too: its holder has none.
    locked.add('firstName');
  }
  if (identity.birthDate !== null) locked.add('birthDate');
  return locked;
}

/** The form as it first opens. */
export function prefill(identity: ProvenIdentity | null): FormValues {
  if (identity === null) return EMPTY;
  const { address } = identity;
  return {
    ...EMPTY,
    title: suggestedTitle(identity.sex),
    firstName: firstGivenName(identity.givenNames),
    lastName: identity.surname ?? '',
    birthDate: identity.birthDate ?? '',
    street: address?.street ?? '',
    number: address?.number ?? '',
    box: address?.box ?? '',
    postalCode: address?.postalCode ?? '',
    municipality: address?.municipality ?? '',
  };
}

/** A profile as the form shows it, to be changed. */
export function valuesOf(profile: Profile): FormValues {
  const values: Record<FormField, string> = { ...EMPTY };
  for (const field of FORM_FIELDS) values[field] = profile[field];
  // One that is proven is shown in words; one that can be typed again, as it is typed.
  if (profile.birthDateSource !== 'declared') return values;
  return { ...values, birthDate: profile.birthDate.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1') };
}

/** Fields whose value is still the one the card gave. */
export function fieldsFromCard(identity: ProvenIdentity | null, values: FormValues): ReadonlySet<FormField> {
  if (identity === null) return new Set();
  const card = prefill(identity);
  const locked = lockedFields(identity);
  return new Set(
    FORM_FIELDS.filter(
      (field) =>
        locked.has(field) || (field !== 'country' && card[field] !== '' && card[field] === values[field].trim()),
    ),
  );
}

/** Reads a posted form; what is missing, repeated or no text counts as empty. Locked fields come from the identity. */
export function readForm(body: unknown, identity: ProvenIdentity | null): FormValues {
  const posted = new Map<string, unknown>(Object.entries(body ?? {}));
  const card = prefill(identity);
  const locked = lockedFields(identity);
  const read = (field: FormField): string => {
    if (locked.has(field)) return card[field];
    const value = posted.get(field);
    return typeof value === 'string' ? value : '';
  };
  return {
    title: read('title'),
    firstName: read('firstName'),
    lastName: read('lastName'),
    email: read('email'),
    street: read('street'),
    addressExtra: read('addressExtra'),
    number: read('number'),
    box: read('box'),
    postalCode: read('postalCode'),
    municipality: read('municipality'),
    country: read('country'),
    phone: read('phone'),
    birthDate: read('birthDate'),
  };
}

function suggestedTitle(sex: ProvenIdentity['sex']): string {
  switch (sex) {
    case 'F':
      return TITLES[0];
    case 'M':
      return TITLES[1];
    case null:
      return '';
  }
}
