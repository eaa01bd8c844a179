import { describe, expect, it } from '@jest/globals';
import { fieldsFromCard, lockedFields, prefill, readForm } from '../../../e-counter/registration/form.ts';
import { keptIdentity, nameInCertificate } from '../../../e-counter/registration/kept-identity.ts';
import type { ProvenIdentity } from '../../../e-counter/registration/proven-identity.ts';

const IDENTITY: ProvenIdentity = {
  source: 'eid',
  surname: 'Spécimen',
  givenNames: 'Amélie Rose Z',
  birthDate: '1985-03-14',
  sex: 'F',
  address: {
    line: 'Rue des Exemples 12 bte 3',
    street: 'Rue des Exemples',
    number: '12',
    box: '3',
    splitIsSure: true,
    postalCode: '9901',
    municipality: 'Exempleville',
  },
};

describe('prefill', () => {
  it('puts the card into the form: first given name, suggested title, split address', () => {
    expect(prefill(IDENTITY)).toMatchObject({
      title: 'madam',
      firstName: 'Amélie',
      lastName: 'Spécimen',
      birthDate: '1985-03-14',
      street: 'Rue des Exemples',
      number: '12',
      box: '3',
      country: 'BE',
      email: '',
    });
  });

  it('is empty but for the country without an identity', () => {
    expect(Object.entries(prefill(null)).filter(([, value]) => value !== '')).toEqual([['country', 'BE']]);
  });
});

describe('locked fields', () => {
  it('are name and birth date', () => {
    expect([...lockedFields(IDENTITY)].sort()).toEqual(['birthDate', 'firstName', 'lastName']);
    expect(lockedFields(null).size).toBe(0);
  });

  it('leave open what the card does not say', () => {
    expect([...lockedFields({ ...IDENTITY, birthDate: null })]).not.toContain('birthDate');
  });

  it('are read from the identity, never from the form', () => {
    const values = readForm({ lastName: 'Other', birthDate: '2001-01-01', street: 'Rue B' }, IDENTITY);
    expect(values).toMatchObject({ lastName: 'Spécimen', birthDate: '1985-03-14', street: 'Rue B' });
  });
});

it('a value is marked as the card’s only as long as it is the card’s', () => {
  const marked = fieldsFromCard(IDENTITY, { ...prefill(IDENTITY), street: 'Autre rue', title: '' });
  expect(marked.has('street')).toBe(false);
  expect(marked.has('title')).toBe(false);
  expect(marked.has('number')).toBe(true);
  expect(marked.has('lastName')).toBe(true);
});

it.each([
  undefined,
  null,
  'street=x',
  12,
  [],
  { street: ['a', 'b'] },
  { street: { a: 1 } },
  JSON.parse('{"__proto__":{"street":"x"}}'),
])('a body like %j counts as an empty form', (body) => {
  expect(readForm(body, null)).toMatchObject({ street: '', country: '' });
});

describe('the name in the certificate', () => {
  it('is all that is known without evidence', () => {
    const identity = nameInCertificate({ commonName: 'x', surname: 'Spécimen', givenName: 'Amélie Rose' });
    expect([...lockedFields(identity)].sort()).toEqual(['firstName', 'lastName']);
    expect(prefill(identity)).toMatchObject({ firstName: 'Amélie', lastName: 'Spécimen', birthDate: '', street: '' });
  });

  it('may lack a given name; without a surname it is none', () => {
    expect(lockedFields(nameInCertificate({ commonName: 'x', surname: 'Spécimen' })).has('firstName')).toBe(true);
    expect(nameInCertificate({ commonName: 'x', givenName: 'Amélie' })).toBeNull();
  });
});

it('keeps of the proven values what the form needs, and no number', () => {
  const kept = keptIdentity({
    surname: 'Spécimen',
    nationalNumber: '00000000000',
    cardNumber: '590000000000',
    address: { streetAndNumber: 'Neustr. 1 (Referenzadr.)', postalCode: '9903', municipality: 'Musterdorf' },
  });
  expect(kept).toMatchObject({ surname: 'Spécimen', givenNames: null, address: { splitIsSure: false } });
  expect(JSON.stringify(kept)).not.toMatch(/0{6}/);
});
