import { closeSync, openSync } from 'node:fs';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { communeKeyCheck, type AccountKey } from './account-key.ts';
import { IDENTITY_SOURCES, TITLES, type Account, type AccountStore, type Profile } from './account.ts';
import { migrate } from './migrations.ts';

const COLUMNS: Readonly<Record<keyof Profile, string>> = {
  title: 'title',
  firstName: 'first_name',
  givenNames: 'given_names',
  lastName: 'last_name',
  email: 'email',
  street: 'street',
  addressExtra: 'address_extra',
  number: 'number',
  box: 'box',
  postalCode: 'postal_code',
  municipality: 'municipality',
  country: 'country',
  phone: 'phone',
  birthDate: 'birth_date',
  nameSource: 'name_source',
  birthDateSource: 'birth_date_source',
};

export interface SqliteAccountStoreOptions {
  /** Path of the file, or `:memory:`. */
  readonly file: string;
  readonly communeKey: Uint8Array;
  readonly now: () => Date;
}

/**
 * Accounts in one SQLite file, brought up to date when opened.
 *
 * @throws Error where the file is not ours, is newer than this program, or was filled under another commune key
 */
export function openSqliteAccountStore(options: SqliteAccountStoreOptions): AccountStore {
  const database = openDatabase(options.file);
  try {
    migrate(database);
    requireSameKey(database, options);
  } catch (error) {
    database.close();
    throw error;
  }
  const names = Object.keys(COLUMNS) as (keyof Profile)[];
  const columns = names.map((name) => COLUMNS[name]).join(', ');
  const byKey = database.prepare('SELECT * FROM account WHERE account_key = ?');
  const byId = database.prepare('SELECT * FROM account WHERE id = ?');
  const insert = database.prepare(
    `INSERT INTO account (account_key, created_at, ${columns})
     VALUES (?, ?, ${names.map(() => '?').join(', ')}) ON CONFLICT (account_key) DO NOTHING`,
  );
  const find = (key: AccountKey): Account | null => toAccount(byKey.get(key));

  return {
    findByKey: (key) => Promise.resolve(find(key)),
    findById: (id) => Promise.resolve(toAccount(byId.get(id))),
    create: (key, profile) => {
      const { changes } = insert.run(key, options.now().toISOString(), ...names.map((name) => profile[name]));
      const account = find(key);
      if (account === null) return Promise.reject(new Error('an account vanished while it was made'));
      return Promise.resolve({ outcome: changes === 0 ? 'exists' : 'created', account });
    },
    close: () => {
      database.close();
    },
  };
}

function openDatabase(file: string): DatabaseSync {
  // Made by us first, so that the profiles are readable by their owner only, whatever the umask.
  if (file !== ':memory:') closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000;');
  return database;
}

function requireSameKey(database: DatabaseSync, { file, communeKey }: SqliteAccountStoreOptions): void {
  const check = communeKeyCheck(communeKey);
  database.prepare("INSERT INTO fact VALUES ('commune-key-check', ?) ON CONFLICT DO NOTHING").run(check);
  const stored = database.prepare("SELECT value FROM fact WHERE name = 'commune-key-check'").get();
  if (stored?.['value'] !== check) {
    throw new Error(`the database ${file} was filled under another commune key: start with the key it was made with`);
  }
}

function toAccount(row: Record<string, SQLOutputValue> | undefined): Account | null {
  if (row === undefined) return null;
  const text = (name: keyof Profile): string => String(row[COLUMNS[name]]);
  const pick = <T extends string>(name: keyof Profile, values: readonly T[]): T | undefined =>
    values.find((value) => value === text(name));
  return {
    id: Number(row['id']),
    createdAt: String(row['created_at']),
    profile: {
      title: pick('title', TITLES) ?? '',
      firstName: text('firstName'),
      givenNames: text('givenNames'),
      lastName: text('lastName'),
      email: text('email'),
      street: text('street'),
      addressExtra: text('addressExtra'),
      number: text('number'),
      box: text('box'),
      postalCode: text('postalCode'),
      municipality: text('municipality'),
      country: text('country'),
      phone: text('phone'),
      birthDate: text('birthDate'),
      nameSource: pick('nameSource', IDENTITY_SOURCES) ?? 'declared',
      birthDateSource: pick('birthDateSource', IDENTITY_SOURCES) ?? 'declared',
    },
  };
}
