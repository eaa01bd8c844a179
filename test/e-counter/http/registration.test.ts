import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadCard } from '../../../simulator/cards.ts';
import { ORIGIN, testCounter, type TestCounter } from '../support/counter.ts';
import { ADDRESS, openForm, valueOf } from '../support/registration.ts';
import { createVisitor, logInWithCard, type Visitor } from '../support/visitor.ts';

let counter: TestCounter;
let visitor: Visitor;
beforeEach(async () => {
  counter = await testCounter();
  visitor = createVisitor(counter.app);
});
afterEach(() => counter.close());

describe('from the first log-in to the next', () => {
  it('registers, shows the account, logs out, and lets a known citizen straight in', async () => {
    const form = await openForm(visitor, 'fr-rsa');
    expect(form.statusCode).toBe(200);
    const posted = await visitor.post('/fr/register', { ...ADDRESS, email: 'amelie@example.be' });
    expect([posted.statusCode, posted.headers.location]).toEqual([303, '/fr/welcome']);

    const welcome = await visitor.get('/fr/welcome');
    expect(welcome.body).toContain('Félicitations !');
    expect(welcome.body).toContain('Votre compte est créé et vous êtes authentifié.');
    const account = await visitor.get('/fr/account');
    expect(account.body).toContain('Bonjour Amélie Spécimen');
    expect(rows(account.body)).toMatchObject({
      Prénom: 'Amélie',
      'Tous les prénoms': 'Amélie Rose Z',
      Nom: 'Spécimen',
    });
    expect(account.body).toContain('amelie@example.be');

    const out = await visitor.post('/fr/logout', {});
    expect([out.statusCode, out.headers.location]).toEqual([303, '/fr/logged-out']);
    expect((await visitor.get('/fr/logged-out')).body).toContain('Vous êtes déconnecté');
    expect((await visitor.get('/fr/account')).headers.location).toBe('/fr/login?for=account');

    const again = createVisitor(counter.app);
    const answer = await logInWithCard(again, await loadCard('fr-rsa'), { origin: ORIGIN, share: false });
    expect(answer.json()).toEqual({ next: '/account' });
    expect((await again.get('/en/account')).body).toContain('Hello Amélie Spécimen');
  });

  it('keeps the old session id worthless after a log-out', async () => {
    await openForm(visitor, 'fr-rsa');
    await visitor.post('/fr/register', ADDRESS);
    const id = visitor.cookies.get('__Host-session') ?? '';
    await visitor.get('/fr/account');
    await visitor.post('/fr/logout', {});
    visitor.cookies.set('__Host-session', id);
    expect((await visitor.get('/fr/account')).headers.location).toBe('/fr/login?for=account');
  });
});

describe('the form', () => {
  it('is filled in from the proven identity and says so', async () => {
    const { body } = await openForm(visitor, 'fr-rsa');
    expect(
      ['firstName', 'lastName', 'birthDate', 'street', 'number', 'box', 'postalCode', 'municipality'].map((field) =>
        valueOf(body, field),
      ),
    ).toEqual(['Amélie', 'Spécimen', '14 mars 1985', 'Rue des Exemples', '12', '3', '9901', 'Exempleville']);
    expect(body).toContain('<option value="madam" selected>');
    expect(body.match(/de votre eID/g)).toHaveLength(9);
    expect(body).toContain('Sur votre carte : «\u00a0Rue des Exemples 12 bte 3\u00a0»');
    expect(body).not.toContain('Nous ne sommes pas sûrs');
  });

  it('left for the log-in page offers to log in there, and elsewhere to log out, never both', async () => {
    const offers = async (path: string): Promise<readonly [logIn: boolean, logOut: boolean]> => {
      const { body } = await visitor.get(path);
      return [body.includes('href="/en/login" aria-current="page"'), body.includes('class="log-out"')];
    };
    expect(await offers('/en/login')).toEqual([true, false]);
    await openForm(visitor, 'fr-rsa');
    expect(await offers('/en/login')).toEqual([true, false]);
    expect(await offers('/en/register')).toEqual([false, true]);
  });

  it('has the fields in the order citizens know', async () => {
    const { body } = await openForm(visitor, 'fr-rsa', false);
    // Name and first name are locked: they are shown at their places, but not posted.
    expect([...body.matchAll(/ id="field-(\w+)"/g)].map(([, name]) => name).slice(0, 4)).toEqual([
      'title',
      'firstName',
      'lastName',
      'email',
    ]);
    expect(
      [...body.matchAll(/ name="(\w+)"/g)]
        .map(([, name]) => name)
        .filter((name) => name !== '_csrf' && name !== 'viewport'),
    ).toEqual([
      'title',
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
    ]);
  });

  it('without evidence takes the name from the certificate, whatever is posted, and the rest as declared', async () => {
    await openForm(visitor, 'fr-rsa', false);
    const forged = { ...ADDRESS, firstName: 'Mallory', lastName: 'Intruder', birthDate: '31/12/1980' };
    expect((await visitor.post('/fr/register', forged)).headers.location).toBe('/fr/welcome');
    const { body } = await visitor.get('/fr/account');
    expect(body).not.toContain('Mallory');
    expect(body).toContain('Bonjour Amélie Spécimen');
    // First name, all given names, last name.
    expect(body.match(/de votre eID/g)).toHaveLength(3);
    expect(body.match(/déclaré par vous/g)).toHaveLength(1);
    expect(counter.entries).toContainEqual({ event: 'registered', nameFrom: 'eid', birthDateFrom: 'declared' });
  });

  it('asks to look where the address line divides in more than one way', async () => {
    expect((await openForm(visitor, 'rekeyed-rsa')).body).toContain('Nous ne sommes pas sûrs du découpage');
  });

  it('shows a birth date with the precision of the card', async () => {
    expect(valueOf((await openForm(visitor, 'foreigner-p384')).body, 'birthDate')).toBe('1979');
  });

  it('takes a card without given names as it is', async () => {
    const { body } = await openForm(visitor, 'no-given-name');
    expect(body).toContain('Votre carte ne mentionne pas de prénom.');
    expect((await visitor.post('/fr/register', ADDRESS)).headers.location).toBe('/fr/welcome');
  });

  it('takes name and birth date from the card whatever is posted', async () => {
    await openForm(visitor, 'fr-rsa');
    const forged = { ...ADDRESS, firstName: 'Mallory', lastName: 'Intruder', birthDate: '2001-01-01' };
    await visitor.post('/fr/register', forged);
    const { body } = await visitor.get('/fr/account');
    expect(body).toContain('Spécimen');
    expect(body).toContain('14 mars 1985');
    expect(body).not.toContain('Mallory');
    expect(body).not.toContain('Intruder');
  });

  it('loses nothing on an error and says what to mend, at the field and above', async () => {
    await openForm(visitor, 'fr-rsa');
    const typed = {
      ...ADDRESS,
      number: '124/14',
      box: '',
      street: 'Rue "Neuve" <1>',
      phone: '0470 12 34 56',
      title: 'sir',
    };
    const page = await visitor.post('/fr/register', typed);
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('<title>Erreur – Création d’un compte');
    expect(valueOf(page.body, 'number')).toBe('124/14');
    expect(valueOf(page.body, 'street')).toBe('Rue &quot;Neuve&quot; &lt;1&gt;');
    expect(valueOf(page.body, 'phone')).toBe('0470 12 34 56');
    expect(page.body).toContain('<option value="sir" selected>');
    expect(page.body).toContain('href="#field-number"');
    expect(page.body).toMatch(/id="field-number-error"[^<]*>Écrivez seulement le numéro/);
    expect(page.body).toMatch(
      /id="field-number"[^>]*aria-invalid="true"[^>]*aria-describedby="[^"]*field-number-error/,
    );
    expect((await visitor.post('/fr/register', { ...typed, number: '124', box: '14' })).headers.location).toBe(
      '/fr/welcome',
    );
  });

  it('sent twice at once makes one account', async () => {
    await openForm(visitor, 'fr-rsa');
    const answers = await Promise.all([visitor.post('/fr/register', ADDRESS), visitor.post('/fr/register', ADDRESS)]);
    expect(answers.map(({ headers }) => headers.location)).toEqual(['/fr/welcome', '/fr/welcome']);
    expect(counter.entries.filter(({ event }) => event === 'registered')).toHaveLength(1);
  });

  it('of two sessions of one citizen makes one account, the first one', async () => {
    await openForm(visitor, 'fr-rsa');
    const second = createVisitor(counter.app);
    await logInWithCard(second, await loadCard('fr-rsa'), { origin: ORIGIN });
    await second.get('/fr/register');
    await visitor.post('/fr/register', ADDRESS);
    expect((await second.post('/fr/register', { ...ADDRESS, street: 'Autre rue' })).headers.location).toBe(
      '/fr/welcome',
    );
    const { body } = await second.get('/fr/account');
    expect(body).toContain('Rue des Exemples');
    expect(body).not.toContain('Autre rue');
  });

  it('can be given up, and nothing is kept', async () => {
    await openForm(visitor, 'fr-rsa');
    expect((await visitor.post('/fr/logout', ADDRESS)).headers.location).toBe('/fr/logged-out');
    const answer = await logInWithCard(visitor, await loadCard('fr-rsa'), { origin: ORIGIN });
    expect(answer.json()).toEqual({ next: '/register' });
  });
});

/** The account page's values by their labels, without badges. */
function rows(page: string): Readonly<Record<string, string>> {
  const found = page.matchAll(/<dt>([^<]*)<\/dt><dd>([^<]*)/g);
  return Object.fromEntries([...found].map(([, label = '', value = '']): [string, string] => [label, value.trim()]));
}
