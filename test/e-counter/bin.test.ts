import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { loadCard, loadTestRoots } from '../../simulator/cards.ts';
import { chainOf, loginToken } from './support/card-login.ts';

// Each test starts a process, on a computer that may be busy.
jest.setTimeout(60_000);

const BIN = fileURLToPath(new URL('../../e-counter/bin.ts', import.meta.url));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'e-counter-'));
});
afterEach(() => rm(folder, { recursive: true }));

interface Run {
  readonly child: ChildProcessWithoutNullStreams;
  readonly firstLine: Promise<string>;
  readonly ended: Promise<{ readonly code: unknown; readonly stdout: string; readonly stderr: string }>;
}

function start(...args: readonly string[]): Run {
  const child = spawn(process.execPath, [BIN, ...args]);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data: Buffer) => (stdout += data.toString()));
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
  return {
    child,
    firstLine: once(createInterface(child.stdout), 'line').then(([line]) => String(line)),
    ended: once(child, 'close').then(([code]: unknown[]) => ({ code, stdout, stderr })),
  };
}

it('listens, serves a log-in on a real port, and ends at SIGTERM', async () => {
  const roots = await loadTestRoots();
  const files = await Promise.all(
    roots.map(async (root, index) => {
      const file = join(folder, `root-${String(index)}.der`);
      await writeFile(file, root);
      return file;
    }),
  );
  const database = join(folder, 'e-counter.db');
  const { child, firstLine, ended } = start(
    '--port',
    '0',
    '--database',
    database,
    '--revocation',
    'off',
    '--test-root',
    ...files,
  );
  const origin = /^listening (http:\/\/localhost:\d+)$/.exec(await firstLine)?.[1] ?? '';

  const page = await fetch(`${origin}/fr/login/eid`);
  const cookie = page.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const csrf = /data-csrf="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  const post = (path: string, body: object): Promise<Response> =>
    fetch(origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': csrf, cookie },
      body: JSON.stringify(body),
    });
  const { nonce } = (await (await post('/api/challenge', {})).json()) as { nonce: string };
  const card = await loadCard('fr-rsa');
  const login = await post('/api/login', { authToken: loginToken(card, origin, nonce), chain: chainOf(card) });
  expect(await login.json()).toEqual({ next: '/register' });

  child.kill('SIGTERM');
  const { code, stdout, stderr } = await ended;
  expect([code, stdout]).toEqual([0, `listening ${origin}\n`]);
  // Every line of the log is ours: no warning of Node, no text of a library.
  const lines = stderr.trim().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { event: string }).event)).toContain('test-roots-trusted');
  expect(await readdir(folder)).toEqual(['e-counter.db', 'e-counter.db.key', 'root-0.der', 'root-1.der']);
  expect([(await stat(database)).mode & 0o777, (await stat(`${database}.key`)).mode & 0o777]).toEqual([0o600, 0o600]);
});

it.each([
  [['--port', '70000'], 2, '--port must be'],
  [['--bridge-ports', '27443,x'], 2, '--bridge-ports must be'],
  [['--nonsense'], 2, "Unknown option '--nonsense'"],
  [['stray'], 2, 'unexpected argument'],
  [['--test-root', BIN, '--database', ':memory:'], 1, 'is no certificate'],
  [['--origin', 'https://counter.example/', '--database', ':memory:'], 1, 'origin'],
  [['--database', '/dev/null/none'], 1, 'e-counter: '],
])('%j ends with %i and a reason', async (args, expected, reason) => {
  const { code, stdout, stderr } = await start(...args).ended;
  expect([code, stdout]).toEqual([expected, '']);
  expect(stderr).toContain(reason);
  expect(stderr).not.toContain('    at ');
});

it('names the key file that is missing beside a database, and makes none', async () => {
  const database = join(folder, 'e-counter.db');
  await writeFile(database, 'filled');
  const { code, stderr } = await start('--database', database).ended;
  expect(code).toBe(1);
  expect(stderr).toContain(`its commune key ${database}.key is missing`);
  expect(await readdir(folder)).toEqual(['e-counter.db']);
});

it('--help tells the options', async () => {
  const { code, stdout, stderr } = await start('--help').ended;
  expect([code, stderr]).toEqual([0, '']);
  for (const flag of ['--port', '--origin', '--database', '--bridge-ports', '--test-root'])
    expect(stdout).toContain(flag);
});
