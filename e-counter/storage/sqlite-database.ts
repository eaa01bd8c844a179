import { closeSync, openSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Database, Queries, Row, SqlValue } from './database.ts';
import { migrateSqlite } from './sqlite-migrations.ts';

/**
 * One SQLite file, brought up to date when opened.
 *
 * @param file path, or `:memory:`
 * @throws Error where the file is no database, or was made by a newer version of this program
 */
export function openSqliteDatabase(file: string): Database {
  // Made by us first, so that the profiles are readable by their owner only, whatever the umask.
  if (file !== ':memory:') closeSync(openSync(file, 'a', 0o600));
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000;');
    migrateSqlite(database);
  } catch (error) {
    database.close();
    throw error;
  }
  return queue(database);
}

/** There is one connection: a statement of another request must not get into the middle of a transaction. */
function queue(database: DatabaseSync): Database {
  const statements = new Map<string, StatementSync>();
  let last: Promise<unknown> = Promise.resolve();

  const run = (sql: string, values: readonly SqlValue[]): readonly Row[] => {
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = database.prepare(sql);
      statements.set(sql, statement);
    }
    return statement.all(...values) as unknown as readonly Row[];
  };
  const inTurn = <T>(work: () => T | Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  const direct: Queries = { rows: (sql, ...values) => Promise.resolve().then(() => run(sql, values)) };

  return {
    rows: (sql, ...values) => inTurn(() => run(sql, values)),
    transaction: (work) =>
      inTurn(async () => {
        database.exec('BEGIN IMMEDIATE');
        try {
          const result = await work(direct);
          database.exec('COMMIT');
          return result;
        } catch (error) {
          database.exec('ROLLBACK');
          throw error;
        }
      }),
    close: () =>
      inTurn(() => {
        if (database.isOpen) database.close();
      }),
  };
}
