import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { loadCard } from '../../../simulator/cards.ts';
import { chainOf, evidenceOf, loginToken } from '../support/card-login.ts';
import { logInByEmail, registerByEmail } from '../support/email-citizen.ts';
import { ADDRESS } from '../support/registration.ts';
import { challenge, createVisitor, logInWithCard, type Visitor } from '../support/visitor.ts';
import { startWholeCounter, type WholeCounter } from '../support/whole-counter.ts';

jest.setTimeout(30_000);

const ADA = 'ada@citizen.example';

let site: WholeCounter;
let visitor: Visitor;
beforeEach(async () => {
  site = await startWholeCounter({ revocation: 'off' });
  visitor = createVisitor(site.counter.app);
});
afterEach(() => site.close());

async function linkCard(guest: Visitor): Promise<{ statusCode: number; body: unknown }> {
  await guest.get('/fr/account/link');
  const card = await loadCard('fr-rsa');
  const answer = await guest.postJson('/api/login', {
    authToken: loginToken(card, site.url, await challenge(guest)),
    chain: chainOf(card),
    evidence: evidenceOf(card),
    link: true,
  });
  return { statusCode: answer.statusCode, body: answer.json() };
}

async function registerByCard(guest: Visitor): Promise<void> {
  await logInWithCard(guest, await loadCard('fr-rsa'), { origin: site.url });
  await guest.get('/fr/register');
  await guest.post('/fr/register', ADDRESS);
}

describe('linking a card to an account with e-mail and password', () => {
  it('replaces what was declared by what is proven, needs no approval, and opens the parents’ portal', async () => {
    await registerByEmail(site, visitor, ADA);
    expect((await visitor.get('/fr/parents')).statusCode).toBe(403);
    expect(await linkCard(visitor)).toEqual({ statusCode: 200, body: { next: '/account' } });
    const { body } = await visitor.get('/fr/account');
    expect(body).toContain('Bonjour Amélie Spécimen');
    expect(body).toContain('de votre eID');
    expect(body).not.toContain('attend d’être validé');
    expect((await visitor.get('/fr/parents')).statusCode).toBe(200);
    expect((await visitor.get('/fr/account/link')).headers.location).toBe('/fr/account');
    const byCard = createVisitor(site.counter.app);
    const login = await logInWithCard(byCard, await loadCard('fr-rsa'), { origin: site.url });
    expect(login.json()).toEqual({ next: '/account' });
    const byPassword = createVisitor(site.counter.app);
    await logInByEmail(byPassword, ADA);
    const refused = await byPassword.get('/fr/parents');
    expect([refused.statusCode, refused.body.includes('Cette page demande votre carte')]).toEqual([403, true]);
  });

  it('is refused where the card opens another account', async () => {
    await registerByCard(createVisitor(site.counter.app));
    await registerByEmail(site, visitor, ADA);
    expect(await linkCard(visitor)).toEqual({ statusCode: 409, body: { error: 'linked-elsewhere' } });
    expect((await visitor.get('/fr/account')).body).toContain('Bonjour Ada Exemple');
  });

  it('is refused without a log-in', async () => {
    await visitor.get('/fr/login/eid');
    expect(await linkCard(visitor)).toEqual({ statusCode: 403, body: { error: 'session-expired' } });
  });
});

describe('the citizen’s own data', () => {
  it('that nothing proves are shown as they are typed, to be typed again', async () => {
    await registerByEmail(site, visitor, ADA);
    expect((await visitor.get('/fr/account/edit')).body).toMatch(/name="birthDate"[^>]* value="31\/12\/1980"/);
  });

  it('are changed, but for what the card proved', async () => {
    await registerByCard(visitor);
    const form = await visitor.get('/fr/account/edit');
    expect(form.body).toMatch(/id="field-lastName" value="Spécimen" readonly/);
    expect(form.body).toMatch(/id="field-birthDate" value="14 mars 1985" readonly/);
    const changed = { ...ADDRESS, street: 'Rue Neuve', lastName: 'Mallory', birthDate: '1/1/2000' };
    expect((await visitor.post('/fr/account/edit', { ...changed, number: '1c' })).statusCode).toBe(422);
    expect((await visitor.post('/fr/account/edit', changed)).headers.location).toBe('/fr/account');
    const { body } = await visitor.get('/fr/account');
    expect(body).toContain('Rue Neuve');
    expect(body).toContain('Spécimen');
    expect(body).not.toContain('Mallory');
    const german = await visitor.post('/de/account/edit/language', { ...changed, street: 'Neue Straße' });
    expect([german.statusCode, german.body.includes('value="Neue Straße"')]).toEqual([200, true]);
  });

  it('are downloaded, all of them, without a number', async () => {
    await registerByCard(visitor);
    await visitor.get('/fr/procedures/report');
    await visitor.post('/fr/procedures/report', { subject: 'waste', place: 'Ici', description: 'Un sac', email: '' });
    const answer = await visitor.get('/fr/account/export');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="e-guichet.json"');
    const data = answer.json<Record<string, unknown>>();
    expect(data).toMatchObject({
      account: { profile: { lastName: 'Spécimen', street: 'Rue des Exemples' }, hasKey: true, loginAddress: null },
      basket: [],
      requests: [{ procedure: 'report', answers: { place: 'Ici' } }],
      history: [{ event: 'account-created' }, { event: 'request-sent' }, { event: 'data-exported' }],
    });
    expect(answer.body).not.toContain((await loadCard('fr-rsa')).citizen.nationalNumber);
    expect((await visitor.get('/fr/privacy')).body).toContain('/fr/account/export');
  });

  it('are deleted for good, after a confirmation, and other sessions end', async () => {
    await registerByEmail(site, visitor, ADA);
    const elsewhere = createVisitor(site.counter.app);
    await logInByEmail(elsewhere, ADA);
    await visitor.get('/fr/account/delete');
    const asked = await visitor.post('/fr/account/delete', {});
    expect([asked.statusCode, asked.body.includes('Cochez la case')]).toEqual([422, true]);
    const done = await visitor.post('/fr/account/delete', { confirmed: 'yes' });
    expect([done.statusCode, done.headers.location]).toEqual([303, '/fr/deleted']);
    for (const guest of [visitor, elsewhere]) {
      expect((await guest.get('/fr/account')).headers.location).toBe('/fr/login?for=account');
    }
    expect((await logInByEmail(createVisitor(site.counter.app), ADA)).statusCode).toBe(401);
  });
});
