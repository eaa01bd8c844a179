import type { DatabaseSync } from 'node:sqlite';

/** Each entry takes the database one version further and is never changed once released; new ones go at the end. */
export const MIGRATIONS: readonly string[] = [
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
];

/**
 * Brings a database up to date, one transaction a version.
 *
 * @throws Error where the database was made by a newer version of this program
 */
export function migrate(database: DatabaseSync, migrations: readonly string[] = MIGRATIONS): void {
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
