import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { accountKey } from '../../../e-counter/accounts/account-key.ts';
import type { AccountStore, Profile } from '../../../e-counter/accounts/account.ts';
import { readOrCreateCommuneKey } from '../../../e-counter/accounts/commune-key-file.ts';
import { migrate } from '../../../e-counter/accounts/migrations.ts';
import { openSqliteAccountStore } from '../../../e-counter/accounts/sqlite-account-store.ts';

const KEY = Buffer.alloc(32, 1);
const CITIZEN = accountKey(KEY, '00000000097');
const PROFILE: Profile = {
  title: 'madam',
  firstName: 'Ada',
  givenNames: 'Ada Maria',
  lastName: "O'Specimen; DROP TABLE account",
  email: '',
  street: 'Rue des Exemples',
  addressExtra: '',
  number: '12',
  box: '',
  postalCode: '9901',
  municipality: 'Exempleville',
  country: 'BE',
  phone: '',
  birthDate: '1980-12-31',
  identitySource: 'eid',
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'accounts-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const open = (communeKey: Uint8Array = KEY): AccountStore =>
  openSqliteAccountStore({
    file: join(folder, 'a.db'),
    communeKey,
    now: () => new Date('2026-05-04T10:00:00Z'),
  });

it('keeps accounts over a restart', async () => {
  const first = open();
  expect(await first.findByKey(CITIZEN)).toBeNull();
  const made = await first.create(CITIZEN, PROFILE);
  expect(made).toEqual({
    outcome: 'created',
    account: { id: 1, createdAt: '2026-05-04T10:00:00.000Z', profile: PROFILE },
  });
  first.close();
  const second = open();
  expect(await second.findByKey(CITIZEN)).toEqual(made.account);
  expect(await second.findById(1)).toEqual(made.account);
  expect(await second.create(CITIZEN, { ...PROFILE, firstName: 'Eve' })).toEqual({ ...made, outcome: 'exists' });
  second.close();
});

it('refuses a database filled under another commune key', () => {
  open().close();
  expect(() => open(Buffer.alloc(32, 2))).toThrow('another commune key');
  expect(() => {
    open().close();
  }).not.toThrow();
});

it('refuses a database made by a newer version, and leaves it as it was', () => {
  open().close();
  const file = join(folder, 'a.db');
  const database = new DatabaseSync(file);
  database.exec('PRAGMA user_version = 99');
  database.close();
  expect(() => open()).toThrow('newer version');
});

it('takes back a migration that fails in the middle', () => {
  const database = new DatabaseSync(':memory:');
  const good = 'CREATE TABLE one (a TEXT) STRICT;';
  expect(() => {
    migrate(database, [good, 'CREATE TABLE two (a TEXT) STRICT; CREATE TABLE one (a TEXT);']);
  }).toThrow();
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  expect(tables.map((row) => row['name'])).toEqual(['one']);
  migrate(database, [good, 'CREATE TABLE two (a TEXT) STRICT;']);
  expect(database.prepare('PRAGMA user_version').get()).toMatchObject({ user_version: 2 });
  database.close();
});

it('makes the commune key once', () => {
  const file = join(folder, 'key');
  const key = readOrCreateCommuneKey(file);
  expect(key).toHaveLength(32);
  expect(readOrCreateCommuneKey(file)).toEqual(key);
});
