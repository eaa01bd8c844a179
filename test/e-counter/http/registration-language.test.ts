import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { testCounter, type TestCounter } from '../support/counter.ts';
import { ADDRESS, openForm, valueOf } from '../support/registration.ts';
import { createVisitor, type Visitor } from '../support/visitor.ts';

let counter: TestCounter;
let visitor: Visitor;
beforeEach(async () => {
  counter = await testCounter();
  visitor = createVisitor(counter.app);
});
afterEach(() => counter.close());

it('the form keeps what was typed when the language changes, there and back', async () => {
  await openForm(visitor, 'fr-rsa', false);
  const typed = { ...ADDRESS, street: 'Rue "Neuve" <1>', phone: '0470', birthDate: '31/12/80', title: 'sir' };
  const switched = await visitor.post('/en/register/language', { ...typed, lastName: 'Mallory' });
  expect([switched.statusCode, switched.headers.location]).toEqual([303, '/en/register']);
  const page = await visitor.get('/en/register');
  expect([page.statusCode, page.body.includes('<html lang="en">')]).toEqual([200, true]);
  expect(valueOf(page.body, 'street')).toBe('Rue &quot;Neuve&quot; &lt;1&gt;');
  expect(valueOf(page.body, 'phone')).toBe('0470');
  expect(valueOf(page.body, 'birthDate')).toBe('31/12/80');
  expect(valueOf(page.body, 'lastName')).toBe('Spécimen');
  expect(page.body).toContain('<option value="sir" selected>');
  // Nothing was sent yet, so nothing is wrong yet.
  expect(page.body).not.toContain('error-summary');
  expect((await visitor.get('/fr/register')).body).toContain('Rue &quot;Neuve&quot;');
});

it('the form says what is wrong in the other language too, once it was sent', async () => {
  await openForm(visitor, 'fr-rsa');
  expect((await visitor.post('/fr/register', { ...ADDRESS, number: 'x' })).statusCode).toBe(422);
  await visitor.post('/en/register/language', { ...ADDRESS, number: '0' });
  const { body } = await visitor.get('/en/register');
  expect(body).toContain('<title>Error – ');
  expect(valueOf(body, 'number')).toBe('0');
  expect(body).toMatch(/id="field-number-error"[^<]*>Write/);
});

it('the form has languages that send the form along, behind a button for the Enter key', async () => {
  const { body } = await openForm(visitor, 'fr-rsa');
  const buttons = [...body.matchAll(/<button [^>]*form="page-form"[^>]*>/g)].map(([tag]) => tag);
  expect(buttons.map((tag) => / formaction="([^"]+)"/.exec(tag)?.[1])).toEqual([
    undefined,
    '/fr/register/language',
    '/nl/register/language',
    '/de/register/language',
    '/en/register/language',
  ]);
  expect((await visitor.get('/fr/')).body).not.toContain('form="page-form"');
});

it('nothing is kept for somebody who is not registering', async () => {
  await visitor.get('/fr/login/eid');
  expect((await visitor.post('/en/register/language', ADDRESS)).headers.location).toBe('/en/register');
  expect((await visitor.get('/en/register')).headers.location).toBe('/en/login');
  visitor.csrf = '';
  expect((await visitor.post('/en/register/language', ADDRESS)).statusCode).toBe(403);
});
