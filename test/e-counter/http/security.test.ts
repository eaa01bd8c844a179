import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadCard } from '../../../simulator/cards.ts';
import { ORIGIN, testCounter, TODAY, type TestCounter } from '../support/counter.ts';
import { createVisitor, logInWithCard, type Visitor } from '../support/visitor.ts';

let counter: TestCounter;
let visitor: Visitor;
beforeEach(async () => {
  counter = await testCounter();
  visitor = createVisitor(counter.app);
});
afterEach(() => counter.close());

describe('headers', () => {
  it('allow no inline script or style, no frame, and reach the bridge only', async () => {
    const { headers } = await visitor.get('/fr/login/eid');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toMatch(/connect-src 'self'( (ws|http):\/\/127\.0\.0\.1:2744[345]){6};/);
    // It would turn the socket to the bridge into wss.
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(headers['strict-transport-security']).toMatch(/max-age=\d{8}/);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it.each(['/fr/', '/fr/login/eid', '/fr/privacy', '/fr/none', '/fr/account', '/%ff'])(
    'forbid to keep %s',
    async (url) => {
      expect((await visitor.get(url)).headers['cache-control']).toBe('no-store');
    },
  );

  it('let browsers keep what has its hash in the address', async () => {
    const { body } = await visitor.get('/fr/login/eid');
    for (const address of [/href="(\/assets\/style\.css\?v=[\w-]+)"/, /src="(\/assets\/login-page\.js\?v=[\w-]+)"/]) {
      const asset = await visitor.get(address.exec(body)?.[1] ?? '');
      expect([asset.statusCode, asset.headers['cache-control'], asset.cookies]).toEqual([
        200,
        'public, max-age=31536000, immutable',
        [],
      ]);
    }
  });

  it('carry neither inline script nor inline style in any page', async () => {
    for (const url of ['/fr/', '/fr/login/eid', '/en/login/eid', '/fr/privacy', '/fr/help']) {
      const { body } = await visitor.get(url);
      expect(body).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/);
    }
  });
});

describe('the session cookie', () => {
  it('is for this host, https and the server alone, and only made when needed', async () => {
    expect((await visitor.get('/fr/')).cookies).toEqual([]);
    const [cookie] = (await visitor.get('/fr/login/eid')).cookies;
    expect(cookie).toMatchObject({ name: '__Host-session', httpOnly: true, secure: true, sameSite: 'Lax', path: '/' });
    expect(cookie?.value).toMatch(/^[\w-]{43}$/);
  });

  it('that a visitor made up is not taken over', async () => {
    visitor.cookies.set('__Host-session', 'A'.repeat(43));
    const [cookie] = (await visitor.get('/fr/login/eid')).cookies;
    expect(cookie?.value).toMatch(/^[\w-]{43}$/);
    expect(cookie?.value).not.toBe('A'.repeat(43));
  });

  it('is worth nothing after half an hour without a request', async () => {
    let time = TODAY.getTime();
    const slow = await testCounter({ now: () => new Date(time) });
    const citizen = createVisitor(slow.app);
    await logInWithCard(citizen, await loadCard('fr-rsa'), { origin: ORIGIN });
    time += 29 * 60_000;
    expect((await citizen.get('/fr/register')).statusCode).toBe(200);
    time += 30 * 60_000;
    expect((await citizen.get('/fr/register')).headers.location).toBe('/fr/login');
    const late = await citizen.post('/fr/register', {});
    expect(late.statusCode).toBe(403);
    expect(late.body).toContain('Votre session a expiré');
    await slow.close();
  });
});

describe('a request that another site forged', () => {
  it.each(['/api/challenge', '/api/login'])('to %s is refused without the token', async (url) => {
    await visitor.get('/fr/login/eid');
    visitor.csrf = '';
    const answer = await visitor.postJson(url, {});
    expect([answer.statusCode, answer.json()]).toEqual([403, { error: 'session-expired' }]);
  });

  it.each(['/fr/register', '/fr/logout'])('to %s is refused without the token', async (url) => {
    await logInWithCard(visitor, await loadCard('fr-rsa'), { origin: ORIGIN });
    await visitor.get('/fr/register');
    visitor.csrf = '';
    expect((await visitor.post(url, {})).statusCode).toBe(403);
    expect((await visitor.get('/fr/register')).statusCode).toBe(200);
  });

  it('is refused with the token of another session', async () => {
    const other = createVisitor(counter.app);
    await other.get('/fr/login/eid');
    await visitor.get('/fr/login/eid');
    visitor.csrf = other.csrf;
    expect((await visitor.postJson('/api/challenge', {})).statusCode).toBe(403);
  });
});

describe('limits', () => {
  it('refuse a log-in body above 64 KiB and a form above 16 KiB', async () => {
    await visitor.get('/fr/login/eid');
    const login = await visitor.postJson('/api/login', { authToken: 'x'.repeat(64 * 1024) });
    expect([login.statusCode, login.json()]).toEqual([413, { error: 'not-accepted' }]);
    await logInWithCard(visitor, await loadCard('fr-rsa'), { origin: ORIGIN });
    await visitor.get('/fr/register');
    const form = await visitor.post('/fr/register', { street: 'x'.repeat(16 * 1024) });
    expect(form.statusCode).toBe(413);
    expect(form.body).toContain('Trop de données');
  });

  it('slow down whoever tries too often', async () => {
    const strict = await testCounter({ limits: { challengesPerMinute: 3 } });
    const eager = createVisitor(strict.app);
    await eager.get('/fr/login/eid');
    const statuses: number[] = [];
    for (let turn = 0; turn < 4; turn++) statuses.push((await eager.postJson('/api/challenge', {})).statusCode);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await eager.postJson('/api/challenge', {})).json()).toEqual({ error: 'too-many-attempts' });
    await strict.close();
  });

  it.each([
    ['GET', '/fr/none', 404],
    ['GET', '/xx/login', 404],
    ['POST', '/fr/login/eid', 404],
    ['GET', '/%ff', 400],
    ['GET', '/assets/../bin.ts', 404],
    ['GET', '/assets/..%2fbin.ts', 404],
    ['GET', '/views/login.eta', 404],
  ] as const)('%s %s is answered in our own words', async (method, url, status) => {
    const answer = await visitor.request({ method, url });
    expect(answer.statusCode).toBe(status);
    expect(answer.body).not.toMatch(/FST_|Error:|node_modules|Route |valid url/);
    expect(answer.body).toMatch(/Page introuvable|Demande incorrecte/);
  });

  it('take a form as a form only', async () => {
    await logInWithCard(visitor, await loadCard('fr-rsa'), { origin: ORIGIN });
    await visitor.get('/fr/register');
    const answer = await visitor.request({
      method: 'POST',
      url: '/fr/register',
      headers: { 'content-type': 'text/plain', 'x-csrf-token': visitor.csrf },
      payload: 'street=x',
    });
    expect(answer.statusCode).toBe(400);
  });
});

it('tells nobody what went wrong inside, and the operator where', async () => {
  const broken = await testCounter({
    sessions: {
      get: () => Promise.reject(new Error('secret of the store')),
      set: () => Promise.reject(new Error('secret of the store')),
      delete: () => Promise.resolve(),
    },
  });
  const unlucky = createVisitor(broken.app);
  const page = await unlucky.get('/fr/login/eid');
  expect(page.cookies).toEqual([]);
  unlucky.cookies.set('__Host-session', 'A'.repeat(43));
  const answer = await unlucky.postJson('/api/challenge', {});
  expect([page.statusCode, answer.statusCode, answer.json()]).toEqual([500, 500, { error: 'server-fault' }]);
  expect(page.body).toContain('L’E-guichet a rencontré un problème');
  expect(page.headers['cache-control']).toBe('no-store');
  const log = JSON.stringify(broken.entries);
  expect(page.body + answer.body + log).not.toContain('secret of the store');
  expect(log).toContain('"event":"fault","name":"Error"');
  await broken.close();
});

it('says on every page that test cards are accepted, and in the log', async () => {
  expect((await visitor.get('/fr/')).body).toContain('Mode de test');
  expect(counter.entries).toContainEqual({ event: 'test-roots-trusted', roots: 2 });
  const strict = await testCounter({ testRoots: [] });
  expect((await createVisitor(strict.app).get('/fr/')).body).not.toContain('Mode de test');
  await strict.close();
});
