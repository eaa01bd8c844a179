import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';

const run = promisify(execFile);

export interface PostgresqlServer {
  /** Makes an empty database. @returns `postgresql://…` */
  newDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** Debian keeps the server's programs out of PATH, by version. */
async function programs(): Promise<string> {
  const versions = await readdir('/usr/lib/postgresql').catch(() => []);
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? '' : join('/usr/lib/postgresql', newest, 'bin/');
}

/** A real PostgreSQL on a port and in a folder of its own. It refuses to run as root: then it runs as nobody. */
export async function startPostgresqlServer(): Promise<PostgresqlServer> {
  const bin = await programs();
  const folder = await mkdtemp(join(tmpdir(), 'pg-'));
  const data = join(folder, 'data');
  await mkdir(data, { mode: 0o700 });
  const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : null;
  if (user !== null) for (const path of [folder, data]) await chown(path, user.uid, user.gid);
  const as = { ...user, cwd: folder, env: { ...process.env, LC_ALL: 'C', HOME: folder } };
  await run(`${bin}initdb`, ['-D', data, '-U', 'eid', '--auth=trust', '-E', 'UTF8', '--no-sync'], as);
  const port = await freePort();
  const settings = ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=${folder}`];
  const child = spawn(`${bin}postgres`, ['-D', data, '-p', String(port), ...settings], {
    ...as,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  await Promise.race([
    new Promise<void>((resolve) => {
      let said = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('ready to accept connections')) resolve();
      });
    }),
    ended.then(() => {
      throw new Error('postgres did not start');
    }),
  ]);
  let made = 0;
  return {
    newDatabase: async () => {
      made += 1;
      await run(`${bin}createdb`, ['-h', '127.0.0.1', '-p', String(port), '-U', 'eid', `counter${made}`], as);
      return `postgresql://eid@127.0.0.1:${port}/counter${made}`;
    },
    stop: async () => {
      child.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
