import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { prefill, type FormField, type FormValues } from '../../../e-counter/registration/form.ts';
import { validate, MAX_LENGTH, REQUIRED } from '../../../e-counter/registration/validate.ts';

const TODAY = '2026-05-04';
const GOOD: FormValues = {
  ...prefill(null),
  firstName: 'Ada',
  lastName: 'Specimen',
  street: 'Rue des Exemples',
  number: '12',
  postalCode: '9901',
  municipality: 'Exempleville',
  birthDate: '31/12/1980',
};

function faultOf(field: FormField, value: string, others: Partial<FormValues> = {}): string | null {
  const result = validate({ ...GOOD, ...others, [field]: value }, null, TODAY);
  return result.ok ? null : (result.error.get(field) ?? 'other');
}

it('takes a complete form, tidied', () => {
  const result = validate({ ...GOOD, firstName: '  Ada   Maria ', lastName: 'Spe\u0301cimen' }, null, TODAY);
  expect(result).toMatchObject({
    ok: true,
    value: {
      firstName: 'Ada Maria',
      givenNames: 'Ada Maria',
      lastName: 'Sp\u00e9cimen',
      birthDate: '1980-12-31',
      title: '',
      nameSource: 'declared',
      birthDateSource: 'declared',
    },
  });
});

it.each([...REQUIRED])('asks for %s', (field) => {
  expect([faultOf(field, ''), faultOf(field, '   ')]).toEqual(['missing', 'missing']);
});

it.each(['title', 'email', 'addressExtra', 'box', 'phone'] as const)('does not ask for %s', (field) => {
  expect(faultOf(field, '')).toBeNull();
});

describe('the house number', () => {
  it.each(['1', '12', '147', '99999'])('%s is one', (number) => {
    expect(faultOf('number', number)).toBeNull();
  });
  it.each(['1c', '124/14', '12 b', '12-14', '12 bte 3'])('%s has something for the box', (number) => {
    expect(faultOf('number', number)).toBe('box-in-number');
  });
  it.each(['0', '-1', 'douze', '1,', '012', '１２'])('%s is none', (number) => {
    expect(faultOf('number', number)).toBe('not-a-house-number');
  });
});

it.each([
  ['1000', 'BE', null],
  ['999', 'BE', 'not-a-postal-code'],
  ['0123', 'BE', 'not-a-postal-code'],
  ['B-1000', 'BE', 'not-a-postal-code'],
  ['75008', 'FR', null],
  ['1011 AB', 'NL', null],
  ['<1>', 'FR', 'not-a-postal-code'],
])('postcode %s in %s: %s', (postalCode, country, fault) => {
  expect(faultOf('postalCode', postalCode, { country })).toBe(fault);
});

it.each([
  ['31/12/1980', null],
  ['1980-12-31', null],
  ['1.2.1980', null],
  ['31/02/1980', 'not-a-date'],
  ['1980', 'not-a-date'],
  ['12/31/1980', 'not-a-date'],
  ['01/01/1899', 'date-out-of-range'],
  ['04/05/2026', null],
  ['05/05/2026', 'date-out-of-range'],
])('birth date %s: %s', (birthDate, fault) => {
  expect(faultOf('birthDate', birthDate)).toBe(fault);
});

it.each([
  ['email', 'nom@exemple.be', null],
  ['email', 'prénom@exemple.be', null],
  ['email', 'nom@exemple', 'not-an-email'],
  ['email', 'a@b.be, c@d.be', 'not-an-email'],
  ['phone', '+32 470 12 34 56', null],
  ['phone', '0470/12.34.56', null],
  ['phone', '12345', 'not-a-phone-number'],
  ['phone', 'call me', 'not-a-phone-number'],
  ['box', '2/4', null],
  ['box', 'B12', null],
  ['box', '-14', null],
  ['box', '<b>', 'not-a-box'],
  ['country', 'ZZ', 'not-a-choice'],
  ['country', 'be', 'not-a-choice'],
  ['title', 'doctor', 'not-a-choice'],
  ['lastName', 'a\u202eb', 'forbidden-characters'],
  ['street', 'a\u0000b', 'forbidden-characters'],
  ['street', "Rue de l'Été n°1", null],
] as const)('%s %j: %s', (field, value, fault) => {
  expect(faultOf(field, value)).toBe(fault);
});

it.each(['firstName', 'lastName', 'street', 'addressExtra', 'municipality'] as const)('%s has an end', (field) => {
  expect(faultOf(field, 'x'.repeat(MAX_LENGTH[field]))).toBeNull();
  expect(faultOf(field, 'x'.repeat(MAX_LENGTH[field] + 1))).toBe('too-long');
});

it('never throws, and what it takes is short and on one line', () => {
  const fields = Object.keys(GOOD) as FormField[];
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 30 }));
  let taken = 0;
  fc.assert(
    fc.property(fc.constantFrom(...fields), text, (field, value) => {
      const result = validate({ ...GOOD, [field]: value }, null, TODAY);
      if (!result.ok) return;
      taken += 1;
      for (const kept of Object.values(result.value) as string[]) {
        expect(kept.length).toBeLessThanOrEqual(254);
        expect(kept).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      }
    }),
    { numRuns: 1000 },
  );
  expect(taken).toBeGreaterThan(50);
});
