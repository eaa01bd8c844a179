import type { PoolClient } from 'pg';

/** Each entry takes the database one version further and is never changed once released; new ones go at the end. */
const POSTGRESQL_MIGRATIONS: readonly string[] = [
  `CREATE TABLE fact (
     name TEXT PRIMARY KEY,
     value TEXT NOT NULL
   );

   CREATE TABLE account (
     id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
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
   );

   CREATE TABLE email_login (
     account_id BIGINT PRIMARY KEY REFERENCES account ON DELETE CASCADE,
     address TEXT NOT NULL UNIQUE,
     password_hash TEXT NOT NULL
   );

   CREATE TABLE sign_up (
     token_hash TEXT PRIMARY KEY,
     address TEXT NOT NULL,
     password_hash TEXT NOT NULL,
     expires_at TEXT NOT NULL
   );

   CREATE TABLE password_reset (
     token_hash TEXT PRIMARY KEY,
     account_id BIGINT NOT NULL REFERENCES account ON DELETE CASCADE,
     expires_at TEXT NOT NULL
   );
   CREATE INDEX password_reset_account ON password_reset (account_id);

   CREATE TABLE request (
     id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     reference TEXT NOT NULL UNIQUE,
     account_id BIGINT REFERENCES account ON DELETE CASCADE,
     "procedure" TEXT NOT NULL,
     answers TEXT NOT NULL,
     state TEXT NOT NULL CHECK (state IN ('basket', 'sent')),
     created_at TEXT NOT NULL,
     sent_at TEXT
   );
   CREATE INDEX request_account ON request (account_id);

   CREATE TABLE audit (
     id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     at TEXT NOT NULL,
     event TEXT NOT NULL,
     account_id BIGINT,
     actor_id BIGINT
   );`,
];

/** Any fixed number: instances that start together take turns by it. */
const MIGRATION_LOCK = 7_243_100_271;

/**
 * Brings a database up to date, all versions in one transaction.
 *
 * @throws Error where the database was made by a newer version of this program
 */
export async function migratePostgresql(client: PoolClient): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await client.query('CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)');
    const { rows } = await client.query<{ version: number }>('SELECT version FROM schema_version');
    const version = rows[0]?.version ?? 0;
    if (version > POSTGRESQL_MIGRATIONS.length) {
      throw new Error('the database was made by a newer version of this program');
    }
    for (const sql of POSTGRESQL_MIGRATIONS.slice(version)) await client.query(sql);
    await client.query('DELETE FROM schema_version');
    await client.query('INSERT INTO schema_version VALUES ($1)', [POSTGRESQL_MIGRATIONS.length]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}
