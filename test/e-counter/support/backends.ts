import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgresqlServer, type PostgresqlServer } from '../../support/postgresql-server.ts';

/** Where the same tests run: each place is an empty database. */
export interface Backend {
  readonly name: 'SQLite' | 'PostgreSQL';
  start(): Promise<void>;
  /** @returns a location for `openStorage` or the `database` option */
  newDatabase(): Promise<string>;
  stop(): Promise<void>;
}

export function backends(): readonly Backend[] {
  return [sqlite(), postgresql()];
}

function sqlite(): Backend {
  let folder = '';
  let made = 0;
  return {
    name: 'SQLite',
    start: async () => {
      folder = await mkdtemp(join(tmpdir(), 'counter-'));
    },
    newDatabase: () => {
      made += 1;
      return Promise.resolve(join(folder, `${made}.db`));
    },
    stop: () => rm(folder, { recursive: true, force: true }),
  };
}

function postgresql(): Backend {
  let server: PostgresqlServer | undefined;
  return {
    name: 'PostgreSQL',
    start: async () => {
      server = await startPostgresqlServer();
    },
    newDatabase: () => {
      if (server === undefined) throw new Error('not started');
      return server.newDatabase();
    },
    stop: async () => server?.stop(),
  };
}
