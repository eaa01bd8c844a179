import { maxLength, type AnswerFaults, type Answers } from '../procedures/answers.ts';
import { procedureForm, type ProcedureField, type ProcedureKey } from '../procedures/procedure.ts';
import type { FieldControl, FieldView } from '../registration/form-view.ts';
import type { Texts } from '../texts/texts.ts';

export interface ProcedureView {
  readonly key: ProcedureKey;
  readonly title: string;
  readonly lead: string;
  /** Said where the profile has filled in what it knows. */
  readonly prefilled: boolean;
  readonly errors: readonly { readonly id: string; readonly label: string; readonly text: string }[];
  readonly fields: readonly FieldView[];
  readonly submit: string;
}

export interface ShownProcedure {
  readonly key: ProcedureKey;
  readonly answers: Answers;
  readonly faults: AnswerFaults;
  readonly prefilled: boolean;
}

export function procedureView({ key, answers, faults, prefilled }: ShownProcedure, texts: Texts): ProcedureView {
  const { fields, ending } = procedureForm(key);
  const t = texts.procedures;
  const words = procedureWords(key, texts);
  const entries = Object.entries(fields);
  const error = (name: string): string | null => {
    const fault = faults.get(name);
    if (fault === undefined) return null;
    return fault === 'not-a-number-of-copies' ? t.copiesFault : texts.registration.faults[fault];
  };
  return {
    key,
    title: words.title,
    lead: words.lead,
    prefilled: prefilled && entries.some(([name, field]) => field.prefill !== undefined && answers[name] !== ''),
    errors: entries.flatMap(([name]) => {
      const text = error(name);
      return text === null ? [] : [{ id: idOf(name), label: words.field(name), text }];
    }),
    fields: entries.map(([name, field]) => {
      const fault = error(name);
      const hint = field.kind === 'date' ? texts.registration.hints.birthDate : words.hint(name);
      const id = idOf(name);
      const described = [hint !== undefined && `${id}-hint`, fault !== null && `${id}-error`];
      return {
        id,
        name,
        label: words.field(name),
        value: answers[name] ?? '',
        width: widthOf(name, field),
        required: field.required,
        fromCard: false,
        hint: hint ?? null,
        error: fault,
        describedBy: described.filter((part) => part !== false).join(' ') || null,
        autocomplete: null,
        control: controlOf(name, field, words, texts),
      };
    }),
    submit: ending === 'sent' ? t.send : t.toBasket,
  };
}

/** Looks words up by name: the fields of a procedure are known when it is shown, not when this is written. */
export interface ProcedureWords {
  readonly title: string;
  readonly lead: string;
  field(name: string): string;
  hint(name: string): string | undefined;
  choice(name: string, value: string): string;
}

export function procedureWords(key: ProcedureKey, texts: Texts): ProcedureWords {
  const { title, lead, fields, hints, choices } = texts.procedures.each[key];
  const word = (table: object, name: string): string | undefined => {
    const value: unknown = Reflect.get(table, name);
    return typeof value === 'string' ? value : undefined;
  };
  return {
    title,
    lead,
    field: (name) => word(fields, name) ?? name,
    hint: (name) => word(hints, name),
    choice: (name, value) => {
      const table: unknown = Reflect.get(choices, name);
      return (typeof table === 'object' && table !== null ? word(table, value) : undefined) ?? value;
    },
  };
}

function controlOf(name: string, field: ProcedureField, words: ProcedureWords, texts: Texts): FieldControl {
  const input = { kind: 'input', inputMode: null, maxLength: maxLength(field) } as const;
  switch (field.kind) {
    case 'text':
    case 'date':
      return { ...input, type: 'text' };
    case 'email':
      return { ...input, type: 'email' };
    case 'phone':
      return { ...input, type: 'tel' };
    case 'long-text':
      return { kind: 'long-text', maxLength: maxLength(field) };
    case 'copies':
      return { kind: 'choice', groups: [{ label: null, options: ['1', '2', '3', '4', '5'].map(same) }] };
    case 'choice': {
      const options = (field.choices ?? []).map((value) => ({ value, label: words.choice(name, value) }));
      return {
        kind: 'choice',
        groups: [{ label: null, options: [{ value: '', label: texts.procedures.choose }, ...options] }],
      };
    }
  }
}

function same(value: string): { readonly value: string; readonly label: string } {
  return { value, label: value };
}

const NARROW: ReadonlySet<string> = new Set(['number', 'box', 'postalCode']);
const HALF: ReadonlySet<string> = new Set(['firstName', 'lastName', 'childFirstName', 'childLastName']);

function widthOf(name: string, { kind }: ProcedureField): FieldView['width'] {
  if (kind === 'copies') return 'third-alone';
  if (NARROW.has(name)) return 'third';
  return HALF.has(name) || kind === 'date' || kind === 'phone' ? 'half' : 'full';
}

function idOf(name: string): string {
  return `field-${name}`;
}
