import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createECounter, type LogEntry } from '../../../e-counter/e-counter.ts';
import { confirmAddress, DECLARED, logInByEmail, PASSWORD, registerByEmail } from '../support/email-citizen.ts';
import { createVisitor, type Visitor } from '../support/visitor.ts';
import { STAFF, startWholeCounter, type WholeCounter } from '../support/whole-counter.ts';

// Passwords are hashed slowly on purpose, and each test has servers of its own.
jest.setTimeout(30_000);

const ADA = 'ada@citizen.example';

let folder: string;
let site: WholeCounter;
let now: Date;
let entries: LogEntry[];
let visitor: Visitor;
const newVisitor = (): Visitor => createVisitor(site.counter.app);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'email-'));
  now = new Date('2026-05-04T10:00:00Z');
  entries = [];
  site = await startWholeCounter({
    database: join(folder, 'counter.db'),
    now: () => now,
    log: (entry) => entries.push(entry),
  });
  visitor = newVisitor();
});
afterEach(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

describe('signing up with an e-mail address', () => {
  it('leads by a mail to the form, and to an account that waits for the commune', async () => {
    await confirmAddress(site, visitor, 'Ada@Citizen.example ');
    expect(site.mailbox.mails).toMatchObject([
      { from: 'e-guichet@commune.example', to: ADA, subject: 'Confirmez votre adresse e-mail – E-guichet' },
    ]);
    const form = await visitor.get('/fr/register');
    expect(form.body).toContain('Votre adresse e-mail est confirmée');
    expect(form.body).toMatch(/id="field-email"[^>]*value="ada@citizen.example"/);
    const posted = await visitor.post('/fr/register', { ...DECLARED, email: ADA });
    expect([posted.statusCode, posted.headers.location]).toEqual([303, '/fr/welcome']);
    const welcome = await visitor.get('/fr/welcome');
    expect(welcome.body).toContain('Félicitations !');
    expect(welcome.body).toContain('La commune doit encore le valider');
    expect((await visitor.get('/fr/account')).body).toContain('déclaré par vous');
  });

  it.each([
    ['not-an-address', PASSWORD, 'Écrivez une adresse e-mail complète'],
    [ADA, '', 'Écrivez un mot de passe.'],
    [ADA, 'short', 'trop court'],
    [ADA, 'x'.repeat(129), 'trop long'],
  ])('as %j with the password %j is refused with a message', async (address, password, message) => {
    await visitor.get('/fr/signup');
    const answer = await visitor.post('/fr/signup', { address, password });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(message);
    expect(answer.body).not.toContain(password === '' ? 'never' : `value="${password}"`);
    await site.counter.mailsSent();
    expect(site.mailbox.mails).toEqual([]);
  });

  it('answers the same to an address that has an account, which gets another mail', async () => {
    await registerByEmail(site, visitor, ADA);
    const ask = async (address: string) => {
      const stranger = newVisitor();
      await stranger.get('/fr/signup');
      const { statusCode, headers, body } = await stranger.post('/fr/signup', { address, password: PASSWORD });
      return { statusCode, location: headers.location, body };
    };
    expect(await ask(ADA)).toEqual(await ask('nobody@citizen.example'));
    await site.counter.mailsSent();
    expect(site.mailbox.mails.findLast(({ to }) => to === ADA)?.subject).toBe('Vous avez déjà un compte – E-guichet');
  });

  it('by a link that was used, is too old or was made up is refused, and says how to go on', async () => {
    await confirmAddress(site, visitor, ADA);
    const used = new URL(site.mailbox.linkTo(ADA));
    await visitor.get('/fr/signup');
    await visitor.post('/fr/signup', { address: 'late@citizen.example', password: PASSWORD });
    await site.counter.mailsSent();
    const late = new URL(site.mailbox.linkTo('late@citizen.example'));
    now = new Date(now.getTime() + 3_600_000);
    for (const { pathname, search } of [used, late, new URL('http://x/fr/signup/confirm?token=made-up')]) {
      const answer = await newVisitor().get(pathname + search);
      expect([answer.statusCode, answer.body.includes('Ce lien n’est plus valable')]).toEqual([410, true]);
    }
  });

  it('sends no more than five mails to an address in an hour', async () => {
    for (let round = 0; round < 7; round += 1) {
      await visitor.get('/fr/signup');
      await visitor.post('/fr/signup', { address: ADA, password: PASSWORD });
    }
    await site.counter.mailsSent();
    expect(site.mailbox.mails).toHaveLength(5);
  });
});

describe('logging in with a password', () => {
  it('renews the session and opens the account', async () => {
    await registerByEmail(site, visitor, ADA);
    const later = newVisitor();
    await later.get('/fr/login');
    const before = later.cookies.get('session');
    const answer = await later.post('/fr/login', { address: ADA, password: PASSWORD });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/fr/account']);
    expect(later.cookies.get('session')).not.toBe(before);
    expect((await later.get('/fr/account')).body).toContain('Bonjour Ada Exemple');
  });

  it('tells a wrong password and an unknown address apart by nothing', async () => {
    await registerByEmail(site, visitor, ADA);
    const answers = [];
    for (const address of [ADA, 'nobody@citizen.example']) {
      const { statusCode, body } = await logInByEmail(newVisitor(), address, 'not the right password');
      answers.push([statusCode, body.replaceAll(address, 'ADDRESS').replace(/value="[\w-]{20,}"/g, '')]);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[0]).toBe(401);
  });

  it('stops after ten tries of an address, known or not, and the right password does not help then', async () => {
    await registerByEmail(site, visitor, ADA);
    for (const address of [ADA, 'nobody@citizen.example']) {
      const statuses = [];
      for (let round = 0; round < 11; round += 1) {
        statuses.push((await logInByEmail(newVisitor(), address, `wrong password ${round}`)).statusCode);
      }
      expect(statuses).toEqual([...Array<number>(10).fill(401), 429]);
    }
    expect((await logInByEmail(newVisitor(), ADA)).statusCode).toBe(429);
    now = new Date(now.getTime() + 15 * 60_000);
    expect((await logInByEmail(newVisitor(), ADA)).statusCode).toBe(303);
  });

  it('is not offered by a commune without a mail server', async () => {
    const counter = await createECounter({ origin: 'https://counter.example', revocation: 'off' });
    const guest = createVisitor(counter.app);
    expect((await guest.get('/fr/login')).body).not.toContain('type="password"');
    expect((await guest.get('/fr/login/keys')).body).not.toContain('Adresse e-mail et mot de passe');
    expect((await guest.get('/fr/signup')).statusCode).toBe(404);
    await counter.close();
  });
});

describe('a lost password', () => {
  const ask = async (address: string) => {
    const stranger = newVisitor();
    await stranger.get('/fr/password/lost');
    const { statusCode, headers, body } = await stranger.post('/fr/password/lost', { address });
    await site.counter.mailsSent();
    return { statusCode, location: headers.location, body };
  };

  it('is replaced by the link in a mail, once, and all sessions end', async () => {
    await registerByEmail(site, visitor, ADA);
    await ask(ADA);
    const { pathname, search, searchParams } = new URL(site.mailbox.linkTo(ADA));
    const token = searchParams.get('token') ?? '';
    const citizen = newVisitor();
    expect((await citizen.get(pathname + search)).body).toContain('Nouveau mot de passe');
    expect((await citizen.post('/fr/password/new', { token, password: 'short' })).statusCode).toBe(422);
    const changed = await citizen.post('/fr/password/new', { token, password: 'another long password' });
    expect(changed.body).toContain('Votre mot de passe est changé');
    expect((await visitor.get('/fr/account')).headers.location).toBe('/fr/login?for=account');
    expect((await logInByEmail(newVisitor(), ADA)).statusCode).toBe(401);
    expect((await logInByEmail(newVisitor(), ADA, 'another long password')).statusCode).toBe(303);
    expect((await newVisitor().get(pathname + search)).statusCode).toBe(410);
  });

  it('is answered the same for an address that nobody has, which gets no mail', async () => {
    await registerByEmail(site, visitor, ADA);
    const mails = site.mailbox.mails.length;
    expect(await ask('nobody@citizen.example')).toEqual(await ask(ADA));
    expect(site.mailbox.mails).toHaveLength(mails + 1);
  });
});

describe('the commune’s staff', () => {
  it('approves an account, which then opens the secured procedures; the citizen gets a mail', async () => {
    await registerByEmail(site, visitor, ADA);
    expect((await visitor.get('/fr/procedures/household')).statusCode).toBe(403);
    const staff = newVisitor();
    await registerByEmail(site, staff, STAFF);
    const page = await staff.get('/fr/staff');
    expect(page.body).toContain('Ada Exemple');
    const id = /name="account" value="(\d+)"/.exec(page.body)?.[1] ?? '';
    const decided = await staff.post('/fr/staff/decide', { account: id, decision: 'approve' });
    expect([decided.statusCode, decided.headers.location]).toEqual([303, '/fr/staff']);
    await site.counter.mailsSent();
    expect(site.mailbox.mails.at(-1)).toMatchObject({ to: ADA, subject: 'Votre compte est validé – E-guichet' });
    expect((await staff.get('/fr/staff')).body).toContain('Compte validé');
    expect((await visitor.get('/fr/procedures/household')).statusCode).toBe(200);
  });

  it('refuses an account, which stays shut', async () => {
    await registerByEmail(site, visitor, ADA);
    const staff = newVisitor();
    await registerByEmail(site, staff, STAFF);
    const id = /name="account" value="(\d+)"/.exec((await staff.get('/fr/staff')).body)?.[1] ?? '';
    await staff.post('/fr/staff/decide', { account: id, decision: 'refuse' });
    await site.counter.mailsSent();
    expect(site.mailbox.mails.at(-1)).toMatchObject({
      to: ADA,
      subject: 'Votre compte n’a pas été validé – E-guichet',
    });
    const answer = await visitor.get('/fr/procedures/household');
    expect([answer.statusCode, answer.body.includes('Votre compte n’a pas été validé')]).toEqual([403, true]);
  });

  it('alone has its page: for others it does not exist', async () => {
    await registerByEmail(site, visitor, ADA);
    expect((await visitor.get('/fr/staff')).statusCode).toBe(404);
    expect((await visitor.get('/fr/account')).body).not.toContain('/fr/staff');
    expect((await visitor.post('/fr/staff/decide', { account: '1', decision: 'approve' })).statusCode).toBe(404);
    expect((await newVisitor().get('/fr/staff')).headers.location).toBe('/fr/login?for=staff');
    expect((await visitor.get('/fr/procedures/household')).statusCode).toBe(403);
  });
});

it('passwords and mailed secrets are in no log entry, and in the database only as hashes', async () => {
  await registerByEmail(site, visitor, ADA);
  await logInByEmail(newVisitor(), ADA);
  const secret = new URL(site.mailbox.linkTo(ADA)).searchParams.get('token') ?? 'none';
  const log = JSON.stringify(entries);
  const database = readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'latin1'))
    .join('');
  for (const text of [PASSWORD, secret]) {
    expect(log).not.toContain(text);
    expect(database).not.toContain(text);
  }
  expect(database).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  expect(log).not.toContain(ADA);
});
