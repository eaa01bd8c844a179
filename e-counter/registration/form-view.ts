import type { Texts } from '../texts/texts.ts';
import { longDate } from '../texts/long-date.ts';
import type { IdentityOutcome } from '../sessions/session.ts';
import { countryChoices } from './countries.ts';
import { fieldsFromCard, lockedFields, type FormField, type FormValues } from './form.ts';
import type { ProvenIdentity } from './proven-identity.ts';
import { MAX_LENGTH, REQUIRED, type FieldFault, type FieldFaults } from './validate.ts';

/** `third-alone`: narrow, with nothing beside it. */
export type FieldWidth = 'full' | 'third-alone' | 'half' | 'third' | 'two-thirds';

interface Choice {
  readonly value: string;
  readonly label: string;
}

export type FieldControl =
  | { readonly kind: 'locked'; readonly long: boolean }
  | {
      readonly kind: 'input';
      readonly type: string;
      readonly inputMode: string | null;
      readonly maxLength: number | null;
    }
  | { readonly kind: 'long-text'; readonly maxLength: number }
  | {
      readonly kind: 'choice';
      readonly groups: readonly { readonly label: string | null; readonly options: Choice[] }[];
    };

export interface FieldView {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly width: FieldWidth;
  readonly required: boolean;
  readonly fromCard: boolean;
  readonly hint: string | null;
  readonly error: string | null;
  readonly describedBy: string | null;
  readonly autocomplete: string | null;
  readonly control: FieldControl;
}

export interface FieldGroup {
  readonly legend: string;
  readonly notes: readonly { readonly text: string; readonly strong: boolean }[];
  readonly fields: readonly FieldView[];
}

export interface RegistrationView {
  readonly outcome: IdentityOutcome;
  /** The name comes from the certificate, and nothing else from the card. */
  readonly nameAlone: boolean;
  /** Words of the badge on what was proven. */
  readonly badge: string;
  readonly errors: readonly { readonly id: string; readonly label: string; readonly text: string }[];
  readonly groups: readonly FieldGroup[];
}

export interface RegistrationForm {
  readonly values: FormValues;
  readonly faults: FieldFaults;
  readonly identity: ProvenIdentity | null;
  readonly outcome: IdentityOutcome;
}

/** Tokens of the HTML standard's autofill field names. */
const AUTOCOMPLETE: Readonly<Partial<Record<FormField, string>>> = {
  title: 'honorific-prefix',
  firstName: 'given-name',
  lastName: 'family-name',
  email: 'email',
  postalCode: 'postal-code',
  municipality: 'address-level2',
  country: 'country',
  phone: 'tel',
  birthDate: 'bday',
};

const WIDTH: Readonly<Record<FormField, FieldWidth>> = {
  title: 'third-alone',
  firstName: 'half',
  lastName: 'half',
  email: 'full',
  street: 'full',
  addressExtra: 'full',
  number: 'two-thirds',
  box: 'third',
  postalCode: 'third',
  municipality: 'two-thirds',
  country: 'full',
  phone: 'half',
  birthDate: 'half',
};

/** From this many characters a locked value gets lines of its own: it must be seen whole. */
const LONG_VALUE = 24;

/** Everything the registration page shows, decided here so that the template only writes it down. */
export function registrationView(form: RegistrationForm, texts: Texts, language: string): RegistrationView {
  const t = texts.registration;
  const view = (name: FormField): FieldView => fieldView(name, form, texts, language);
  return {
    outcome: form.outcome,
    nameAlone: (form.outcome === 'not-shared' || form.outcome === 'not-proven') && form.identity !== null,
    badge: t.from[form.identity?.source ?? 'eid'],
    errors: [...form.faults].map(([field, fault]) => ({
      id: fieldId(field),
      label: t.fields[field],
      text: faultText(field, fault, texts),
    })),
    groups: [
      { legend: t.identityLegend, notes: [], fields: (['title', 'firstName', 'lastName', 'email'] as const).map(view) },
      {
        legend: t.addressLegend,
        notes: addressNotes(form, texts),
        fields: (['street', 'addressExtra', 'number', 'box', 'postalCode', 'municipality', 'country'] as const).map(
          view,
        ),
      },
      { legend: t.contactLegend, notes: [], fields: (['phone', 'birthDate'] as const).map(view) },
    ],
  };
}

function fieldView(name: FormField, form: RegistrationForm, texts: Texts, language: string): FieldView {
  const t = texts.registration;
  const locked = lockedFields(form.identity).has(name);
  const fault = form.faults.get(name);
  const error = fault === undefined ? null : faultText(name, fault, texts);
  const hint = locked ? lockedHint(name, form, texts) : (t.hints[name] ?? null);
  const fromCard = fieldsFromCard(form.identity, form.values).has(name);
  const long = locked && form.values[name].length > LONG_VALUE;
  const id = fieldId(name);
  const described = [fromCard && `${id}-source`, hint !== null && `${id}-hint`, error !== null && `${id}-error`];
  return {
    id,
    name,
    label: t.fields[name],
    value: locked && name === 'birthDate' ? longDate(form.values.birthDate, language) : form.values[name],
    width: long ? 'full' : WIDTH[name],
    required: REQUIRED.has(name) && !locked,
    fromCard,
    hint,
    error,
    describedBy: described.filter((part) => part !== false).join(' ') || null,
    autocomplete: AUTOCOMPLETE[name] ?? null,
    control: locked ? { kind: 'locked', long } : control(name, texts, language),
  };
}

function control(name: FormField, texts: Texts, language: string): FieldControl {
  const t = texts.registration;
  switch (name) {
    case 'title': {
      const titles = Object.entries(t.titles).map(([value, label]) => ({ value, label }));
      return { kind: 'choice', groups: [{ label: null, options: [{ value: '', label: t.noTitle }, ...titles] }] };
    }
    case 'country': {
      const { near, others } = countryChoices(language);
      const options = (choices: typeof near): Choice[] =>
        choices.map(({ code, name: label }) => ({ value: code, label }));
      return {
        kind: 'choice',
        groups: [
          { label: t.nearCountries, options: options(near) },
          { label: t.otherCountries, options: options(others) },
        ],
      };
    }
    case 'birthDate':
      // Not type="date": it writes dates in the browser's language, and a calendar is a long way back to one's birth.
      return { kind: 'input', type: 'text', inputMode: null, maxLength: MAX_LENGTH.birthDate };
    case 'email':
      return { kind: 'input', type: 'email', inputMode: null, maxLength: MAX_LENGTH.email };
    case 'phone':
      return { kind: 'input', type: 'tel', inputMode: null, maxLength: MAX_LENGTH.phone };
    case 'number':
      return { kind: 'input', type: 'text', inputMode: 'numeric', maxLength: MAX_LENGTH.number };
    case 'firstName':
    case 'lastName':
    case 'street':
    case 'addressExtra':
    case 'box':
    case 'postalCode':
    case 'municipality':
      return { kind: 'input', type: 'text', inputMode: null, maxLength: MAX_LENGTH[name] };
  }
}

function addressNotes({ identity, outcome }: RegistrationForm, texts: Texts): FieldGroup['notes'] {
  const t = texts.registration;
  // Without evidence we know nothing of the card's address, not even that there is none.
  if (identity === null || outcome !== 'proven') return [];
  if (identity.address === null) return [{ text: t.noAddress, strong: false }];
  const { line, splitIsSure } = identity.address;
  const notes = [{ text: t.notMyAddress, strong: false }];
  if (line === '') return notes;
  return [
    { text: t.cardLine.replace('{line}', () => line), strong: false },
    ...(splitIsSure ? [] : [{ text: t.splitUnsure, strong: true }]),
    ...notes,
  ];
}

function lockedHint(name: FormField, { values, identity }: RegistrationForm, texts: Texts): string {
  const t = texts.registration;
  if (identity?.source === 'federal') return t.lockedByFederal;
  return name === 'firstName' && values.firstName === '' ? t.noGivenName : t.lockedHint;
}

function faultText(field: FormField, fault: FieldFault, texts: Texts): string {
  const t = texts.registration;
  return (fault === 'missing' ? t.missing[field] : undefined) ?? t.faults[fault];
}

function fieldId(field: FormField): string {
  return `field-${field}`;
}
