import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadCard } from '../../../simulator/cards.ts';
import { chainOf, evidenceOf, loginToken } from '../support/card-login.ts';
import { ORIGIN, testCounter, TODAY, type TestCounter } from '../support/counter.ts';
import { challenge, createVisitor, logInWithCard } from '../support/visitor.ts';

let counter: TestCounter;
beforeEach(async () => {
  counter = await testCounter();
});
afterEach(() => counter.close());

describe('a first log-in', () => {
  it.each(['fr-rsa', 'nl-p384', 'foreigner-p384', 'rekeyed-rsa'] as const)(
    'with the card %s leads to the registration form',
    async (id) => {
      const answer = await logInWithCard(createVisitor(counter.app), await loadCard(id), { origin: ORIGIN });
      expect([answer.statusCode, answer.json()]).toEqual([200, { next: '/register' }]);
    },
  );

  it('renews the session, so that an id known before is worth nothing', async () => {
    const visitor = createVisitor(counter.app);
    await visitor.get('/fr/login/eid');
    const before = visitor.cookies.get('__Host-session') ?? '';
    await logInWithCard(visitor, await loadCard('fr-rsa'), { origin: ORIGIN });
    const after = visitor.cookies.get('__Host-session') ?? '';
    expect(after).not.toBe(before);

    const thief = createVisitor(counter.app);
    thief.cookies.set('__Host-session', before);
    const page = await thief.get('/fr/register');
    expect([page.statusCode, page.headers.location]).toEqual([302, '/fr/login']);
  });
});

describe('a log-in is refused', () => {
  const refusedCode = (): string | undefined =>
    counter.entries.flatMap((entry) => (entry.event === 'login-refused' ? [entry.code] : [])).at(-1);

  it('when its nonce was used before', async () => {
    const visitor = createVisitor(counter.app);
    const card = await loadCard('fr-rsa');
    await visitor.get('/fr/login/eid');
    const body = { authToken: loginToken(card, ORIGIN, await challenge(visitor)), chain: chainOf(card) };
    expect((await visitor.postJson('/api/login', body)).statusCode).toBe(200);
    await visitor.get('/fr/register');
    const replay = await visitor.postJson('/api/login', body);
    expect([replay.statusCode, replay.json()]).toEqual([401, { error: 'challenge-expired' }]);
  });

  it('in another session than the one the nonce was made for', async () => {
    const card = await loadCard('fr-rsa');
    const victim = createVisitor(counter.app);
    await victim.get('/fr/login/eid');
    const nonce = await challenge(victim);
    const thief = createVisitor(counter.app);
    await thief.get('/fr/login/eid');
    await challenge(thief);
    const answer = await thief.postJson('/api/login', { authToken: loginToken(card, ORIGIN, nonce) });
    expect([answer.statusCode, answer.json()]).toEqual([401, { error: 'certificate-not-trusted' }]);
    const withChain = { authToken: loginToken(card, ORIGIN, nonce), chain: chainOf(card) };
    await challenge(thief);
    const again = await thief.postJson('/api/login', withChain);
    expect([again.statusCode, again.json(), refusedCode()]).toEqual([
      401,
      { error: 'not-accepted' },
      'ERR_VERIFY_SIGNATURE_INVALID',
    ]);
  });

  it('when the card signed for another origin', async () => {
    const answer = await logInWithCard(createVisitor(counter.app), await loadCard('fr-rsa'), {
      origin: 'https://phishing.example',
    });
    expect([answer.statusCode, refusedCode()]).toEqual([401, 'ERR_VERIFY_SIGNATURE_INVALID']);
  });

  it('when the card has expired', async () => {
    const answer = await logInWithCard(createVisitor(counter.app), await loadCard('expired'), { origin: ORIGIN });
    expect(answer.json()).toEqual({ error: 'certificate-expired' });
  });

  it('when test cards are not trusted', async () => {
    const strict = await testCounter({ testRoots: [] });
    const answer = await logInWithCard(createVisitor(strict.app), await loadCard('fr-rsa'), { origin: ORIGIN });
    expect(answer.json()).toEqual({ error: 'certificate-not-trusted' });
    await strict.close();
  });

  it('when the challenge is older than five minutes', async () => {
    let time = TODAY.getTime();
    const slow = await testCounter({ now: () => new Date(time) });
    const visitor = createVisitor(slow.app);
    const card = await loadCard('fr-rsa');
    await visitor.get('/fr/login/eid');
    const nonce = await challenge(visitor);
    time += 5 * 60_000;
    const answer = await visitor.postJson('/api/login', {
      authToken: loginToken(card, ORIGIN, nonce),
      chain: chainOf(card),
    });
    expect(answer.json()).toEqual({ error: 'challenge-expired' });
    await slow.close();
  });

  it.each([
    ['nothing', undefined],
    ['no object', '"token"'],
    ['an unknown field', { authToken: {}, admin: true }],
    ['a polluting field', '{"__proto__":{"polluted":true}}'],
    ['broken JSON', '{"authToken":'],
  ])('with %s as body', async (_name, body) => {
    const visitor = createVisitor(counter.app);
    await visitor.get('/fr/login/eid');
    const answer = await visitor.request({
      method: 'POST',
      url: '/api/login',
      headers: { 'content-type': 'application/json', 'x-csrf-token': visitor.csrf },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    expect([400, 401]).toContain(answer.statusCode);
    expect(answer.json()).toEqual({ error: 'not-accepted' });
  });
});

describe('identity', () => {
  it('that was tampered with is not believed, while the log-in stands', async () => {
    const visitor = createVisitor(counter.app);
    const card = await loadCard('fr-rsa');
    await visitor.get('/fr/login/eid');
    const evidence = evidenceOf(card);
    const bytes = Buffer.from(evidence.identityFile, 'base64');
    bytes.writeUInt8(bytes.readUInt8(bytes.indexOf('Sp')) + 1, bytes.indexOf('Sp'));
    const answer = await visitor.postJson('/api/login', {
      authToken: loginToken(card, ORIGIN, await challenge(visitor)),
      chain: chainOf(card),
      evidence: { ...evidence, identityFile: bytes.toString('base64') },
    });
    expect(answer.json()).toEqual({ next: '/register' });
    const form = await visitor.get('/fr/register');
    expect(form.body).toContain('Les données de la carte n’ont pas été reprises');
    expect(form.body).toContain('Seul votre nom est repris');
    expect(form.body.match(/de votre eID/g)).toHaveLength(2);
    expect(form.body).not.toContain('1985');
    expect(form.body).not.toContain('Rue des Exemples');
    expect(counter.entries).toContainEqual({
      event: 'identity-not-proven',
      code: 'ERR_VERIFY_IDENTITY_SIGNATURE_INVALID',
    });
  });

  it('of another person’s card is not believed', async () => {
    const visitor = createVisitor(counter.app);
    const [card, other] = await Promise.all([loadCard('nl-p384'), loadCard('de-p384')]);
    await visitor.get('/fr/login/eid');
    await visitor.postJson('/api/login', {
      authToken: loginToken(card, ORIGIN, await challenge(visitor)),
      chain: chainOf(card),
      evidence: evidenceOf(other),
    });
    expect((await visitor.get('/fr/register')).body).not.toContain(other.citizen.surname);
    expect(counter.entries).toContainEqual({
      event: 'identity-not-proven',
      code: 'ERR_VERIFY_IDENTITY_OTHER_PERSON',
    });
  });

  it('that was not shared leaves the form empty but for the name in the certificate, and says why', async () => {
    const visitor = createVisitor(counter.app);
    const card = await loadCard('fr-rsa');
    await logInWithCard(visitor, card, { origin: ORIGIN, share: false });
    const form = await visitor.get('/fr/register');
    expect(form.body).toContain('Les données de votre carte n’ont pas été partagées');
    expect(form.body).toContain('Seul votre nom est repris');
    expect(form.body).toMatch(/<input id="field-firstName" value="Amélie" readonly/);
    expect(form.body).toMatch(/<input id="field-lastName" value="Spécimen" readonly/);
    expect(form.body.match(/de votre eID/g)).toHaveLength(2);
    expect(form.body).not.toContain('Votre carte ne contient pas d’adresse');
    expect(form.body).toMatch(/<input id="field-birthDate" name="birthDate" type="text" value=""/);
  });
});
