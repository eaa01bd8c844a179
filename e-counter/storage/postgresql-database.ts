import pg from 'pg';
import type { Database, Queries, Row, SqlValue } from './database.ts';
import { migratePostgresql } from './postgresql-migrations.ts';

/** Connections of one instance at most; PostgreSQL's own limit of 100 is shared by all of them. */
const MAX_CONNECTIONS = 10;
const CONNECT_MS = 5_000;
const STATEMENT_MS = 10_000;

/**
 * A PostgreSQL database, brought up to date when opened.
 *
 * @param url `postgresql://user:password@host/database`
 * @param onLost told of a connection that broke while nothing used it; the next query opens another one
 * @throws Error where the server does not answer, or the database was made by a newer version of this program
 */
export async function openPostgresqlDatabase(url: string, onLost: (error: unknown) => void): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
  });
  pool.on('error', onLost);
  try {
    const client = await pool.connect();
    try {
      await migratePostgresql(client);
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    ...queriesOf(pool),
    transaction: async (work) => {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query('BEGIN');
        const result = await work(queriesOf(client));
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch((lost: unknown) => {
          broken = lost instanceof Error ? lost : new Error('the connection is lost');
        });
        throw error;
      } finally {
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

function queriesOf(connection: Pick<pg.Pool, 'query'> | Pick<pg.PoolClient, 'query'>): Queries {
  return {
    rows: async (sql: string, ...values: readonly SqlValue[]) => {
      const result = await connection.query<Row>(numbered(sql), [...values]);
      return result.rows;
    },
  };
}

/** `?` becomes `$1`, `$2`… No statement of ours has a question mark in a text. */
function numbered(sql: string): string {
  let number = 0;
  return sql.replace(/\?/g, () => {
    number += 1;
    return `$${String(number)}`;
  });
}
