import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadCard } from '../../../simulator/cards.ts';
import { ORIGIN, testCounter, type TestCounter } from '../support/counter.ts';
import { openForm, ADDRESS } from '../support/registration.ts';
import { createVisitor, logInWithCard, type Visitor } from '../support/visitor.ts';

let counter: TestCounter;
let visitor: Visitor;
beforeEach(async () => {
  counter = await testCounter();
  visitor = createVisitor(counter.app);
});
afterEach(() => counter.close());

const REPORT = { subject: 'road', place: 'Rue des Exemples 1', description: 'Un trou.\r\nIl est profond.', email: '' };
const CHILD = {
  childFirstName: 'Zoé',
  childLastName: 'Spécimen',
  childBirthDate: '31/01/2018',
  school: 'centre',
  moment: 'both',
  phone: '0470 12 34 56',
  remarks: '',
};

async function register(): Promise<void> {
  await openForm(visitor, 'fr-rsa');
  await visitor.post('/fr/register', { ...ADDRESS, email: 'amelie@example.be', phone: '0470 00 00 00' });
}

/** Value of the field of a form. */
function shown(body: string, name: string): string | undefined {
  return new RegExp(`<input id="field-${name}"[^>]*? value="([^"]*)"`).exec(body)?.[1];
}

describe('an open procedure', () => {
  it('is sent by anybody, and gives a reference', async () => {
    await visitor.get('/fr/procedures/report');
    const { statusCode, body } = await visitor.post('/fr/procedures/report', REPORT);
    expect(statusCode).toBe(200);
    expect(body).toMatch(/La référence de votre message est 2026-[A-Z2-9]{8}/);
    expect(counter.entries).toContainEqual({ event: 'citizen-request', procedure: 'report', state: 'sent' });
    expect(JSON.stringify(counter.entries)).not.toContain('trou');
  });

  it.each([
    [{ place: '' }, 'Où ? – Complétez ce champ.'],
    [{ subject: 'volcano' }, 'Choisissez une valeur de la liste.'],
    [{ email: 'nobody' }, 'Écrivez une adresse e-mail complète'],
    [{ description: 'x'.repeat(2_001) }, 'Ce texte est trop long.'],
    [{ place: 'a\u202eb' }, 'caractères invisibles'],
  ])('with %j says what is wrong and loses nothing', async (change, message) => {
    await visitor.get('/fr/procedures/report');
    const { statusCode, body } = await visitor.post('/fr/procedures/report', { ...REPORT, ...change });
    expect([statusCode, body.includes(message)]).toEqual([422, true]);
    expect(body).toContain('Il est profond.'.slice(0, 'description' in change ? 0 : 99));
    expect(body).toContain('<title>Erreur – ');
  });

  it('keeps what was typed when the language changes', async () => {
    await visitor.get('/fr/procedures/report');
    const { statusCode, body } = await visitor.post('/de/procedures/report/language', { ...REPORT, place: 'Hier' });
    expect(statusCode).toBe(200);
    expect(body).toContain('<html lang="de">');
    expect(shown(body, 'place')).toBe('Hier');
  });

  it('is filled in with the profile of who is logged in, and is found in the account', async () => {
    await register();
    expect(shown((await visitor.get('/fr/procedures/report')).body, 'email')).toBe('amelie@example.be');
    await visitor.post('/fr/procedures/report', REPORT);
    const { body } = await visitor.get('/fr/account');
    expect(body).toContain('Signaler un problème dans la rue');
    expect(body).toContain('Voirie');
  });

  it('needs the page’s own token', async () => {
    const answer = await visitor.post('/fr/procedures/report', REPORT);
    expect(answer.statusCode).toBe(403);
  });
});

describe('a secured procedure', () => {
  it('sends a visitor to log in, and back to where he was, also by way of the registration', async () => {
    const answer = await visitor.get('/fr/procedures/household');
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/fr/login?for=household']);
    expect((await visitor.get('/fr/login?for=household')).body).toContain('Vous y reviendrez ensuite.');
    await openForm(visitor, 'fr-rsa');
    await visitor.post('/fr/register', ADDRESS);
    const { body } = await visitor.get('/fr/welcome');
    expect(body).toContain('href="/fr/procedures/household"');
    expect(body).toContain('Continuer ma démarche');
    await visitor.post('/fr/logout', {});
    await visitor.get('/fr/login?for=household');
    const login = await logInWithCard(visitor, await loadCard('fr-rsa'), { origin: ORIGIN });
    expect(login.json()).toEqual({ next: '/procedures/household' });
    await visitor.get('/fr/account');
    await visitor.post('/fr/logout', {});
    const plain = await logInWithCard(visitor, await loadCard('fr-rsa'), { origin: ORIGIN });
    expect(plain.json()).toEqual({ next: '/account' });
  });

  it.each(['https://evil.example', '//evil.example', '/account', '__proto__', ''])(
    'leads back to pages of ours alone, not to %j',
    async (target) => {
      await visitor.get(`/fr/login?for=${encodeURIComponent(target)}`);
      await register();
      expect((await visitor.get('/fr/welcome')).body).toContain('href="/fr/account"');
    },
  );

  it('is filled in from the profile, put into the basket, and ordered', async () => {
    await register();
    const form = await visitor.get('/fr/procedures/household');
    expect(form.body).toContain('Les données de votre profil ont été reprises');
    expect(['lastName', 'street', 'number', 'postalCode'].map((name) => shown(form.body, name))).toEqual([
      'Spécimen',
      'Rue des Exemples',
      '12',
      '9901',
    ]);
    const fields = { firstName: 'Amélie', lastName: 'Spécimen', ...ADDRESS, purpose: 'rental', copies: '2', email: '' };
    expect((await visitor.post('/fr/procedures/household', { ...fields, copies: '6' })).statusCode).toBe(422);
    for (let round = 0; round < 2; round += 1) {
      const added = await visitor.post('/fr/procedures/household', fields);
      expect([added.statusCode, added.headers.location]).toEqual([303, '/fr/basket']);
    }
    const full = await visitor.get('/fr/basket');
    const references = [...full.body.matchAll(/name="reference" value="([^"]+)"/g)].map(([, reference]) => reference);
    expect(references).toHaveLength(2);
    await visitor.post('/fr/basket/remove', { reference: references[0] ?? '' });
    expect((await visitor.get('/fr/basket')).body).not.toContain(references[0]);
    const ordered = await visitor.post('/fr/basket/order', {});
    expect(ordered.body).toContain('Votre commande est envoyée');
    expect((await visitor.get('/fr/basket')).body).toContain('Votre panier est vide.');
    expect((await visitor.post('/fr/basket/order', {})).headers.location).toBe('/fr/basket');
    const account = await visitor.get('/fr/account');
    expect(account.body).toContain(references[1]);
    expect(account.body).toContain('Location d’un logement');
  });
});

describe('the parents’ portal', () => {
  it('opens with a card, with its procedure', async () => {
    expect((await visitor.get('/fr/parents')).headers.location).toBe('/fr/login?for=parents');
    await register();
    expect((await visitor.get('/fr/parents')).body).toContain('Votre identité est prouvée');
    await visitor.get('/fr/procedures/childcare');
    expect((await visitor.post('/fr/procedures/childcare', { ...CHILD, childBirthDate: '1/1/2199' })).body).toContain(
      'Vérifiez l’année de naissance.',
    );
    expect((await visitor.post('/fr/procedures/childcare', CHILD)).headers.location).toBe('/fr/basket');
    expect((await visitor.get('/fr/basket')).body).toContain('31 janvier 2018');
  });
});
