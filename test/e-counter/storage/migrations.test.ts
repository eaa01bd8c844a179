import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { createAccountStore } from '../../../e-counter/accounts/account-store.ts';
import type { Database } from '../../../e-counter/storage/database.ts';
import { openStorage } from '../../../e-counter/storage/open-storage.ts';
import { migrateSqlite, SQLITE_MIGRATIONS } from '../../../e-counter/storage/sqlite-migrations.ts';
import { startPostgresqlServer } from '../../support/postgresql-server.ts';

jest.setTimeout(60_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migrations-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const open = (location: string): Promise<Database> =>
  openStorage({ location, communeKey: Buffer.alloc(32, 1), onLost: () => undefined });

it('SQLite: a database made by a newer version is refused', async () => {
  const file = join(folder, 'a.db');
  await (await open(file)).close();
  const database = new DatabaseSync(file);
  database.exec('PRAGMA user_version = 99');
  database.close();
  await expect(open(file)).rejects.toThrow('newer version');
});

it('SQLite: accounts of every earlier version are there afterwards, with who said what', async () => {
  const file = join(folder, 'a.db');
  const database = new DatabaseSync(file);
  migrateSqlite(database, SQLITE_MIGRATIONS.slice(0, 1));
  for (const [digit, source] of [
    ['a', 'eid'],
    ['b', 'declared'],
  ] as const) {
    const values = [digit.repeat(64), ...Array<string>(14).fill('x'), source, '2026-01-01T00:00:00.000Z'];
    database.prepare(`INSERT INTO account VALUES (NULL, ${values.map(() => '?').join(', ')})`).run(...values);
  }
  database.close();
  const storage = await open(file);
  const store = createAccountStore(storage, () => new Date());
  const proven = { nameSource: 'eid', birthDateSource: 'eid' };
  expect(await store.findById(1)).toMatchObject({ approval: 'not-needed', hasKey: true, profile: proven });
  const declared = { nameSource: 'declared', birthDateSource: 'declared' };
  expect(await store.findById(2)).toMatchObject({ approval: 'not-needed', hasKey: true, profile: declared });
  await storage.close();
});

it('SQLite: a migration that fails in the middle is taken back', () => {
  const database = new DatabaseSync(':memory:');
  const good = 'CREATE TABLE one (a TEXT) STRICT;';
  expect(() => {
    migrateSqlite(database, [good, 'CREATE TABLE two (a TEXT) STRICT; CREATE TABLE one (a TEXT);']);
  }).toThrow();
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  expect(tables.map((row) => row['name'])).toEqual(['one']);
  migrateSqlite(database, [good, 'CREATE TABLE two (a TEXT) STRICT;']);
  expect(database.prepare('PRAGMA user_version').get()).toMatchObject({ user_version: 2 });
  database.close();
});

it('PostgreSQL: instances that start together migrate once; a newer database is refused', async () => {
  const server = await startPostgresqlServer();
  try {
    const location = await server.newDatabase();
    const opened = await Promise.all(Array.from({ length: 4 }, () => open(location)));
    await Promise.all(opened.map((database) => database.close()));
    const client = new pg.Client(location);
    await client.connect();
    expect((await client.query('SELECT version FROM schema_version')).rows).toHaveLength(1);
    await client.query('UPDATE schema_version SET version = 99');
    await client.end();
    await expect(open(location)).rejects.toThrow('newer version');
  } finally {
    await server.stop();
  }
});
