import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { accountKey } from '../../../e-counter/accounts/account-key.ts';
import { nameInCertificate } from '../../../e-counter/registration/kept-identity.ts';
import { createMemorySessionStore } from '../../../e-counter/sessions/memory-session-store.ts';
import type { SessionStore } from '../../../e-counter/sessions/session.ts';
import { testCounter, type TestCounter } from '../support/counter.ts';
import { ADDRESS, openForm } from '../support/registration.ts';
import { createVisitor, type Visitor } from '../support/visitor.ts';

const ACCOUNT = accountKey(Buffer.alloc(32, 1), '00000000097');

let counter: TestCounter;
let visitor: Visitor;
beforeEach(async () => {
  counter = await testCounter();
  visitor = createVisitor(counter.app);
});
afterEach(() => counter.close());

describe('text of a stranger', () => {
  const XSS = `"><script>alert(1)</script><img src=x onerror=alert(1)>'`;
  const FIELDS = [
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
  ];

  it.each(FIELDS)('in %s is never markup', async (field) => {
    await openForm(visitor, 'fr-rsa', false);
    const fields = { ...ADDRESS, birthDate: '31/12/1980', [field]: XSS };
    const pages = [await visitor.post('/fr/register', fields), await visitor.get('/fr/account')];
    for (const { body } of pages) {
      expect(body).not.toContain('<script>alert');
      expect(body).not.toContain('<img src=x');
    }
  });

  it.each(['locked', 'open'])('in a name, %s, is never markup', async (kind) => {
    const identity = kind === 'open' ? null : nameInCertificate({ commonName: 'x', surname: XSS, givenName: XSS });
    const state = {
      kind: 'registering',
      way: 'eid',
      claim: { kind: 'key', key: ACCOUNT },
      identity,
      identityOutcome: 'not-shared',
      draft: null,
    } as const;
    const sessions: SessionStore = createMemorySessionStore({
      idleMs: 1e9,
      lifetimeMs: 1e9,
      maxAnonymous: 1,
      now: () => 0,
    });
    await sessions.set('A'.repeat(43), { csrfSecret: 'secret', state, errand: { returnTo: null, federal: null } });
    const site = await testCounter({ sessions });
    const citizen = createVisitor(site.app);
    citizen.cookies.set('__Host-session', 'A'.repeat(43));
    await citizen.get('/fr/register');
    const fields = { ...ADDRESS, firstName: XSS, lastName: XSS, birthDate: '31/12/1980' };
    const wrong = { ...fields, street: '' };
    const pages = [
      await citizen.get('/fr/register'),
      await citizen.post('/fr/register', wrong),
      await citizen.post('/fr/register', fields),
      await citizen.get('/fr/account'),
    ];
    expect(pages.map(({ statusCode }) => statusCode)).toEqual([200, 422, 303, 200]);
    expect(pages[3]?.body).toContain('&lt;script&gt;alert');
    for (const { body } of pages) expect(body).not.toMatch(/<script>alert|<img src=x/);
    await site.close();
  });
});
