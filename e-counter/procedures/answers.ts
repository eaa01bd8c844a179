import { fail, ok, type Result } from '../../contracts/result.ts';
import type { Profile } from '../accounts/account.ts';
import { isoDate, isEmail, isPhoneNumber } from '../registration/formats.ts';
import type { FieldFault } from '../registration/validate.ts';
import { procedureForm, type ProcedureField, type ProcedureKey } from './procedure.ts';

/** By field, as typed or as taken over. */
export type Answers = Readonly<Record<string, string>>;

/** What can be wrong with an answer: what the registration form knows too, and one thing more. */
export type AnswerFault = FieldFault | 'not-a-number-of-copies';
export type AnswerFaults = ReadonlyMap<string, AnswerFault>;

/** Longest text of a field, in UTF-16 units, as maxlength counts. */
export function maxLength({ kind }: ProcedureField): number {
  switch (kind) {
    case 'text':
      return 100;
    case 'long-text':
      return 2_000;
    case 'email':
      return 254;
    case 'phone':
      return 25;
    case 'date':
      return 10;
    case 'choice':
      return 40;
    case 'copies':
      return 1;
  }
}

/** The form as it first opens: what the profile knows is there already. */
export function prefilledAnswers(key: ProcedureKey, profile: Profile | null): Answers {
  return eachField(key, (_name, { kind, prefill }) => {
    if (kind === 'copies') return '1';
    return prefill === undefined || profile === null ? '' : profile[prefill];
  });
}

/** Reads a posted form; what is missing, repeated or no text counts as empty. */
export function readAnswers(key: ProcedureKey, body: unknown): Answers {
  const posted = new Map<string, unknown>(Object.entries(body ?? {}));
  return eachField(key, (name) => {
    const value = posted.get(name);
    return typeof value === 'string' ? value : '';
  });
}

/** @param today ISO 8601 date: children are born before it */
export function checkAnswers(key: ProcedureKey, answers: Answers, today: string): Result<Answers, AnswerFaults> {
  const faults = new Map<string, AnswerFault>();
  const tidy = eachField(key, (name, field) => {
    const value = tidied(answers[name] ?? '', field);
    const fault = faultOf(value, field, today);
    if (fault !== null) faults.set(name, fault);
    return field.kind === 'date' ? (isoDate(value) ?? value) : value;
  });
  return faults.size > 0 ? fail(faults) : ok(tidy);
}

function eachField(key: ProcedureKey, value: (name: string, field: ProcedureField) => string): Answers {
  const { fields } = procedureForm(key);
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, value(name, field)]));
}

function tidied(value: string, { kind }: ProcedureField): string {
  const text = value.normalize('NFC').trim();
  return kind === 'long-text' ? text.replaceAll('\r\n', '\n') : text.replace(/ {2,}/g, ' ');
}

/** Control, format (direction overrides), surrogate and private-use characters; a long text may have line breaks. */
const FORBIDDEN = /[\p{C}\p{Zl}\p{Zp}]/u;

function faultOf(value: string, field: ProcedureField, today: string): AnswerFault | null {
  if (value === '') return field.required ? 'missing' : null;
  if (value.length > maxLength(field)) return 'too-long';
  if (FORBIDDEN.test(field.kind === 'long-text' ? value.replace(/[\n\t]/g, ' ') : value)) return 'forbidden-characters';
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return null;
    case 'email':
      return isEmail(value) ? null : 'not-an-email';
    case 'phone':
      return isPhoneNumber(value) ? null : 'not-a-phone-number';
    case 'choice':
      return field.choices?.includes(value) === true ? null : 'not-a-choice';
    case 'copies':
      return /^[1-5]$/.test(value) ? null : 'not-a-number-of-copies';
    case 'date': {
      const date = isoDate(value);
      if (date === null) return 'not-a-date';
      return date < '1900-01-01' || date > today ? 'date-out-of-range' : null;
    }
  }
}
