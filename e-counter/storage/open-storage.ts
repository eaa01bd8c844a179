import { communeKeyCheck } from '../accounts/account-key.ts';
import { textOf, type Database } from './database.ts';
import { openPostgresqlDatabase } from './postgresql-database.ts';
import { openSqliteDatabase } from './sqlite-database.ts';

export interface StorageOptions {
  /** `postgresql://…`, the path of an SQLite file, or `:memory:`. */
  readonly location: string;
  readonly communeKey: Uint8Array;
  readonly onLost: (error: unknown) => void;
}

export function isPostgresqlUrl(location: string): boolean {
  return /^postgres(ql)?:\/\//.test(location);
}

/**
 * Opens the database by what its location is.
 *
 * @throws Error where it cannot be used, is newer than this program, or was filled under another commune key
 */
export async function openStorage({ location, communeKey, onLost }: StorageOptions): Promise<Database> {
  const database = isPostgresqlUrl(location)
    ? await openPostgresqlDatabase(location, onLost)
    : openSqliteDatabase(location);
  try {
    await requireSameKey(database, communeKey);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

async function requireSameKey(database: Database, communeKey: Uint8Array): Promise<void> {
  const check = communeKeyCheck(communeKey);
  await database.rows("INSERT INTO fact VALUES ('commune-key-check', ?) ON CONFLICT DO NOTHING", check);
  const [stored] = await database.rows("SELECT value FROM fact WHERE name = 'commune-key-check'");
  if (stored === undefined || textOf(stored, 'value') !== check) {
    // The location of a PostgreSQL database holds a password: it is not said.
    throw new Error('the database was filled under another commune key: start with the key it was made with');
  }
}
