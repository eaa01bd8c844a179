import type { Profile } from '../accounts/account.ts';

/** `secured`: for people logged in, whom the commune knows. `parents`: with a proof of who is there, too. */
export type Access = 'everyone' | 'secured' | 'parents';

/** What a field of a procedure's form holds. */
export interface ProcedureField {
  readonly kind: 'text' | 'long-text' | 'email' | 'phone' | 'date' | 'choice' | 'copies';
  readonly required: boolean;
  /** Taken over from the citizen's profile; may be changed for this request. */
  readonly prefill?: keyof Profile;
  readonly choices?: readonly string[];
}

export interface ProcedureForm {
  readonly access: Access;
  /** `sent` at once, or put into the basket and ordered from there. */
  readonly ending: 'sent' | 'basket';
  readonly fields: Readonly<Record<string, ProcedureField>>;
}

/** The e-counter's procedures. A new one is an entry here and its words in texts/. */
export const PROCEDURES = {
  report: {
    access: 'everyone',
    ending: 'sent',
    fields: {
      subject: { kind: 'choice', required: true, choices: ['road', 'lighting', 'waste', 'other'] },
      place: { kind: 'text', required: true },
      description: { kind: 'long-text', required: true },
      email: { kind: 'email', required: false, prefill: 'email' },
    },
  },
  household: {
    access: 'secured',
    ending: 'basket',
    fields: {
      firstName: { kind: 'text', required: true, prefill: 'firstName' },
      lastName: { kind: 'text', required: true, prefill: 'lastName' },
      street: { kind: 'text', required: true, prefill: 'street' },
      number: { kind: 'text', required: true, prefill: 'number' },
      box: { kind: 'text', required: false, prefill: 'box' },
      postalCode: { kind: 'text', required: true, prefill: 'postalCode' },
      municipality: { kind: 'text', required: true, prefill: 'municipality' },
      purpose: { kind: 'choice', required: true, choices: ['family-allowance', 'rental', 'school', 'other'] },
      copies: { kind: 'copies', required: true },
      email: { kind: 'email', required: false, prefill: 'email' },
    },
  },
  childcare: {
    access: 'parents',
    ending: 'basket',
    fields: {
      childFirstName: { kind: 'text', required: true },
      childLastName: { kind: 'text', required: true, prefill: 'lastName' },
      childBirthDate: { kind: 'date', required: true },
      school: { kind: 'choice', required: true, choices: ['centre', 'north', 'south'] },
      moment: { kind: 'choice', required: true, choices: ['morning', 'evening', 'both'] },
      phone: { kind: 'phone', required: true, prefill: 'phone' },
      remarks: { kind: 'long-text', required: false },
    },
  },
} as const satisfies Readonly<Record<string, ProcedureForm>>;

export type ProcedureKey = keyof typeof PROCEDURES;

export const PROCEDURE_KEYS = Object.keys(PROCEDURES) as readonly ProcedureKey[];

export function procedureKey(text: unknown): ProcedureKey | null {
  return PROCEDURE_KEYS.find((key) => key === text) ?? null;
}

export function procedureForm(key: ProcedureKey): ProcedureForm {
  return PROCEDURES[key];
}

/** Names of the fields of one procedure. */
export type FieldOf<K extends ProcedureKey> = keyof (typeof PROCEDURES)[K]['fields'] & string;

type Fields<K extends ProcedureKey> = (typeof PROCEDURES)[K]['fields'];

/** Words for the choices of each field that has some. */
export type ChoiceTexts<K extends ProcedureKey> = {
  readonly [F in keyof Fields<K> as Fields<K>[F] extends { readonly choices: readonly string[] } ? F : never]: Readonly<
    Record<Fields<K>[F] extends { readonly choices: readonly (infer C extends string)[] } ? C : never, string>
  >;
};
