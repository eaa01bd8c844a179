import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { accountKey } from '../../../e-counter/accounts/account-key.ts';
import type { AccountStore, Profile } from '../../../e-counter/accounts/account.ts';
import { communeKeyBeside } from '../../../e-counter/accounts/commune-key-file.ts';
import { MIGRATIONS, migrate } from '../../../e-counter/accounts/migrations.ts';
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
  nameSource: 'eid',
  birthDateSource: 'declared',
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
  expect(() => open(Buffer.alloc(32, 2))).toThrow(
    `the database ${join(folder, 'a.db')} was filled under another commune key`,
  );
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

it('knows of accounts made before who said what', async () => {
  const file = join(folder, 'a.db');
  const database = new DatabaseSync(file);
  migrate(database, MIGRATIONS.slice(0, 1));
  for (const [digit, source] of [
    ['a', 'eid'],
    ['b', 'declared'],
  ] as const) {
    const values = [digit.repeat(64), ...Array<string>(14).fill('x'), source, '2026-01-01T00:00:00.000Z'];
    database.prepare(`INSERT INTO account VALUES (NULL, ${values.map(() => '?').join(', ')})`).run(...values);
  }
  database.close();
  const store = open();
  expect((await store.findById(1))?.profile).toMatchObject({ nameSource: 'eid', birthDateSource: 'eid' });
  expect((await store.findById(2))?.profile).toMatchObject({ nameSource: 'declared', birthDateSource: 'declared' });
  store.close();
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

describe('the commune key', () => {
  const database = (): string => join(folder, 'a.db');
  const keyFile = (): string => `${database()}.key`;
  const readKey = (): Uint8Array => communeKeyBeside(database());

  it('is made once, for a new database, readable by its owner only', () => {
    const key = readKey();
    expect(key).toHaveLength(32);
    expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
    open(key).close();
    expect(readKey()).toEqual(key);
  });

  it('is made for a file that is there but holds nothing yet', () => {
    writeFileSync(database(), '');
    expect(readKey()).toHaveLength(32);
  });

  it('is not made beside a database that was filled under another: the missing file is named', () => {
    open(readKey()).close();
    rmSync(keyFile());
    expect(readKey).toThrow(`the database ${database()} is there, but its commune key ${keyFile()} is missing`);
    expect(existsSync(keyFile())).toBe(false);
  });

  it.each(['', 'not a key', 'ab'.repeat(31), 'AB'.repeat(32)])(
    'that reads "%s" is none, and its file is named',
    (text) => {
      writeFileSync(keyFile(), text);
      expect(readKey).toThrow(`${keyFile()} holds no commune key`);
    },
  );
});
