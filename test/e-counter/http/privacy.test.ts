import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { createMemorySessionStore } from '../../../e-counter/sessions/memory-session-store.ts';
import type { SessionStore } from '../../../e-counter/sessions/session.ts';
import { loadCard } from '../../../simulator/cards.ts';
import { ORIGIN, testCounter, TODAY } from '../support/counter.ts';
import { createVisitor, logInWithCard } from '../support/visitor.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'e-counter-'));
});
afterEach(() => rm(folder, { recursive: true }));

it('the national and card numbers are in no page, address, cookie, session, log or file', async () => {
  const seen: string[] = [];
  const store = createMemorySessionStore({
    idleMs: 60_000,
    lifetimeMs: 60_000,
    maxAnonymous: 10,
    now: () => TODAY.getTime(),
  });
  const sessions: SessionStore = {
    ...store,
    set: (id, record) => {
      seen.push(JSON.stringify(record));
      return store.set(id, record);
    },
  };
  const counter = await testCounter({ database: join(folder, 'e-counter.db'), sessions });
  const card = await loadCard('fr-rsa');
  const visitor = createVisitor(counter.app);
  for (const share of [false, true]) await logInWithCard(visitor, card, { origin: ORIGIN, share });
  for (const url of ['/fr/register', '/fr/login/eid', '/fr/']) seen.push((await visitor.get(url)).body);
  await visitor.get('/fr/register');
  const fields = { street: 'Rue des Exemples', number: '12', postalCode: '9901', municipality: 'X', country: 'BE' };
  const posted = await visitor.post('/fr/register', fields);
  seen.push(JSON.stringify(posted.headers));
  for (const url of ['/fr/welcome', '/fr/account']) seen.push((await visitor.get(url)).body);
  expect(seen.at(-1)).toContain(card.citizen.surname);
  seen.push(JSON.stringify(counter.entries), JSON.stringify([...visitor.cookies]));

  // While it is open, the write-ahead log is a file of its own.
  const files = [...(await readdir(folder))];
  expect(files.length).toBeGreaterThan(1);
  for (const file of files) seen.push(await readFile(join(folder, file), 'latin1'));
  await counter.close();
  seen.push(await readFile(join(folder, 'e-counter.db'), 'latin1'));
  expect(seen.at(-1)).toContain('Rue des Exemples');

  const { nationalNumber, cardNumber } = card.citizen;
  for (const secret of [nationalNumber, cardNumber, Buffer.from(nationalNumber).toString('base64').slice(0, 12)]) {
    expect(seen.filter((text) => text.includes(secret))).toEqual([]);
  }
});

it('the log has no address, query string or name', async () => {
  const counter = await testCounter();
  const visitor = createVisitor(counter.app);
  await visitor.get('/fr/login?name=Spécimen');
  await visitor.get('/fr/unknown-Spécimen');
  await visitor.get('/%ffSpécimen');
  await counter.close();
  const log = JSON.stringify(counter.entries);
  expect(log).toContain('"route":"/:language/login"');
  expect(log).toContain('"status":404');
  expect(log).not.toMatch(/Sp%|Spé|127\.0\.0\.1/);
});
