import type { DatabaseSync } from 'node:sqlite';

/** Each entry takes the database one version further and is never changed once released; new ones go at the end. */
export const SQLITE_MIGRATIONS: readonly string[] = [
  `CREATE TABLE fact (
     name TEXT PRIMARY KEY,
     value TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;

   CREATE TABLE account (
     id INTEGER PRIMARY KEY,
     account_key TEXT NOT NULL UNIQUE CHECK (length(account_key) = 64),
     title TEXT NOT NULL,
     first_name TEXT NOT NULL,
     given_names TEXT NOT NULL,
     last_name TEXT NOT NULL,
     email TEXT NOT NULL,
     street TEXT NOT NULL,
     address_extra TEXT NOT NULL,
     number TEXT NOT NULL,
     box TEXT NOT NULL,
     postal_code TEXT NOT NULL,
     municipality TEXT NOT NULL,
     country TEXT NOT NULL,
     phone TEXT NOT NULL,
     birth_date TEXT NOT NULL,
     identity_source TEXT NOT NULL CHECK (identity_source IN ('eid', 'declared')),
     created_at TEXT NOT NULL
   ) STRICT;`,

  // A name can be proven by the log-in's certificate where the birth date is only declared.
  `ALTER TABLE account RENAME COLUMN identity_source TO name_source;
   ALTER TABLE account ADD COLUMN birth_date_source TEXT NOT NULL DEFAULT 'declared'
     CHECK (birth_date_source IN ('eid', 'declared'));
   UPDATE account SET birth_date_source = name_source;`,

  // Accounts without a card; AUTOINCREMENT, because the id of a deleted account must never become another citizen's.
  `CREATE TABLE account_anew (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     account_key TEXT UNIQUE CHECK (length(account_key) = 64),
     title TEXT NOT NULL,
     first_name TEXT NOT NULL,
     given_names TEXT NOT NULL,
     last_name TEXT NOT NULL,
     email TEXT NOT NULL,
     street TEXT NOT NULL,
     address_extra TEXT NOT NULL,
     number TEXT NOT NULL,
     box TEXT NOT NULL,
     postal_code TEXT NOT NULL,
     municipality TEXT NOT NULL,
     country TEXT NOT NULL,
     phone TEXT NOT NULL,
     birth_date TEXT NOT NULL,
     name_source TEXT NOT NULL CHECK (name_source IN ('eid', 'federal', 'declared')),
     birth_date_source TEXT NOT NULL CHECK (birth_date_source IN ('eid', 'federal', 'declared')),
     approval TEXT NOT NULL CHECK (approval IN ('not-needed', 'pending', 'approved', 'refused')),
     session_epoch INTEGER NOT NULL,
     language TEXT NOT NULL,
     created_at TEXT NOT NULL
   ) STRICT;
   INSERT INTO account_anew
     SELECT id, account_key, title, first_name, given_names, last_name, email, street, address_extra, number, box,
       postal_code, municipality, country, phone, birth_date, name_source, birth_date_source, 'not-needed', 0, 'fr',
       created_at
     FROM account;
   DROP TABLE account;
   ALTER TABLE account_anew RENAME TO account;

   CREATE TABLE email_login (
     account_id INTEGER PRIMARY KEY REFERENCES account ON DELETE CASCADE,
     address TEXT NOT NULL UNIQUE,
     password_hash TEXT NOT NULL
   ) STRICT;

   CREATE TABLE sign_up (
     token_hash TEXT PRIMARY KEY,
     address TEXT NOT NULL,
     password_hash TEXT NOT NULL,
     expires_at TEXT NOT NULL
   ) STRICT;

   CREATE TABLE password_reset (
     token_hash TEXT PRIMARY KEY,
     account_id INTEGER NOT NULL REFERENCES account ON DELETE CASCADE,
     expires_at TEXT NOT NULL
   ) STRICT;
   CREATE INDEX password_reset_account ON password_reset (account_id);

   CREATE TABLE request (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     reference TEXT NOT NULL UNIQUE,
     account_id INTEGER REFERENCES account ON DELETE CASCADE,
     "procedure" TEXT NOT NULL,
     answers TEXT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('basket', 'sent')),
     created_at TEXT NOT NULL,
     sent_at TEXT
   ) STRICT;
   CREATE INDEX request_account ON request (account_id);

   CREATE TABLE audit (
     id INTEGER PRIMARY KEY AUTOINCREMENT,
     at TEXT NOT NULL,
     event TEXT NOT NULL,
     account_id INTEGER,
     actor_id INTEGER
   ) STRICT;`,
];

/**
 * Brings a database up to date, one transaction a version.
 *
 * @throws Error where the database was made by a newer version of this program
 */
export function migrateSqlite(database: DatabaseSync, migrations: readonly string[] = SQLITE_MIGRATIONS): void {
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
  if (version > migrations.length) throw new Error('the database was made by a newer version of this program');
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue;
    database.exec('BEGIN IMMEDIATE');
    try {
      database.exec(sql);
      database.exec(`PRAGMA user_version = ${String(index + 1)}`);
      database.exec('COMMIT');
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  }
}
