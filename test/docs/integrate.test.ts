import { once } from 'node:events';
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startServer, type ServerProcess } from '../../build/demo/server-process.ts';
import { runQuietly } from '../../build/setup/run-command.mjs';
import { loadCard, loadTestRoots } from '../../simulator/cards.ts';
import { createSoftHsmToken } from '../../simulator/token/softhsm-token.ts';
import { launchChromium } from '../e-counter/support/chromium.ts';
import { freePort } from '../support/free-port.ts';

jest.setTimeout(120_000);

const root = fileURLToPath(new URL('../../', import.meta.url));
const text = readFileSync(join(root, 'docs/integrate.md'), 'utf8');
const blocks = new Map(
  [...text.matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms)].map(([, name = '', code = '']) => [name, code]),
);
const block = (name: string): string => blocks.get(name) ?? '';

const PIN = '739104';
const CITIZEN = 'fr-p384';

let folder: string;
let origin: string;
let bridge: ServerProcess;
let browser: Browser;
let server: ChildProcess | undefined;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'integrate-'));
  const { status, output } = runQuietly([process.execPath, 'build/scripts/packages.ts'], { cwd: root });
  if (status !== 0) throw new Error(output);
  // A project in which our packages and the frameworks are installed.
  mkdirSync(join(folder, 'node_modules/@eid-bridge'), { recursive: true });
  symlinkSync(join(root, 'node_modules/@fastify'), join(folder, 'node_modules/@fastify'));
  for (const name of ['fastify', 'express', 'node-forge', 'valibot', 'pkijs', 'asn1js']) {
    symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
  for (const name of ['client', 'verifier']) {
    cpSync(join(root, 'dist/packages', name), join(folder, 'node_modules/@eid-bridge', name), { recursive: true });
  }
  cpSync(join(root, 'dist/packages/client/dist'), join(folder, 'public/eid-bridge'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  for (const [index, der] of (await loadTestRoots()).entries()) writeFileSync(join(folder, `root${index}.der`), der);
  writeFileSync(join(folder, 'ca.der'), (await loadCard(CITIZEN)).certificates.ca);
  const token = await createSoftHsmToken({ folder: join(folder, 'token'), citizens: [CITIZEN], pin: PIN });
  if (!token.ok) throw new Error(token.error.kind);
  origin = `http://localhost:${await freePort()}`;
  bridge = await startServer({
    name: 'the bridge',
    args: [
      join(root, 'simulator/bridge-sim.ts'),
      ...['--port', '0', '--module', token.value.modulePath, '--pin', PIN, '--allow-origin', origin],
    ],
    env: token.value.env,
  });
  // The library looks on the protocol's ports; this test's bridge is on another one.
  for (const file of readdirSync(join(folder, 'public/eid-bridge')).filter((name) => name.endsWith('.js'))) {
    const path = join(folder, 'public/eid-bridge', file);
    writeFileSync(path, readFileSync(path, 'utf8').replace('27443', new URL(bridge.address).port));
  }
  browser = await launchChromium();
});
afterEach(async () => {
  if (server === undefined) return;
  server.kill();
  await once(server, 'close');
  server = undefined;
});
afterAll(async () => {
  await browser.close();
  await bridge.stop();
  rmSync(folder, { recursive: true });
});

/** The documentation's server, with this test's port and test cards in the place of Belgium's. */
async function run(code: string, trust: string): Promise<void> {
  const { port } = new URL(origin);
  const changed = code
    .replace("'http://localhost:3000'", `'${origin}'`)
    .replace('revocation: {}', `revocation: 'off', warn: () => {}, ${trust}`)
    .replace(/listen\((\{ port: )?3000/, (_match, object: string | undefined) => `listen(${object ?? ''}${port}`);
  writeFileSync(join(folder, 'server.js'), `import { readFileSync } from 'node:fs';\n${changed}`);
  const child = spawn(process.execPath, ['server.js'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  server = child;
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (more: string) => {
    said += more;
  });
  while (child.exitCode === null) {
    const socket = connect(Number(port), 'localhost');
    const open = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (open) return;
  }
  throw new Error(said);
}

/** The documentation's page, as it stands there. */
async function logIn(code: string): Promise<string> {
  writeFileSync(join(folder, 'public/index.html'), code);
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  await page.goto(`${origin}/`);
  await page.click('button');
  const shown = await page
    .waitForFunction(() => document.querySelector('output')?.textContent, undefined, { timeout: 20_000 })
    .then((handle) => handle.jsonValue())
    .catch(() => problems.join('; '));
  await page.close();
  return shown ?? '';
}

const ROOTS = "testRoots: [readFileSync('root0.der'), readFileSync('root1.der')]";

describe('docs/integrate.md', () => {
  it('keeps its promise: fifteen lines in the page, fifteen on the server', () => {
    const lines = (code: string): number =>
      code
        .trim()
        .split('\n')
        .filter((line) => !/^(import |<\/?(script|title|!doctype))/.test(line.trim())).length;
    expect(lines(block('page'))).toBeLessThanOrEqual(15);
    expect(lines(block('server:fastify'))).toBeLessThanOrEqual(15);
  });

  it.each(['fastify', 'express'])(
    'logs a citizen in, with the page and the %s server as they stand there',
    async (name) => {
      await run(block(`server:${name}`), ROOTS);
      expect(await logIn(block('page'))).toBe('Hello, Modeste');
    },
  );

  it('logs a citizen in with a page for web-eid.js, its import changed, and the cards’ authority configured', async () => {
    await run(block('server:fastify'), `${ROOTS}, trustedCAs: [readFileSync('ca.der')]`);
    expect(await logIn(block('page:web-eid'))).toBe('Hello, Modeste');
  });

  it.each(['fastify', 'express'])(
    'refuses whom it must, with %s: nobody trusted, no session, nonsense',
    async (name) => {
      await run(block(`server:${name}`), "rootPins: [{ sha256: '0'.repeat(64) }]");
      expect(await logIn(block('page'))).toBe('ERR_VERIFY_CERTIFICATE_NOT_TRUSTED');
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${origin}/auth/login`, { method: 'POST', headers, body: '{}' });
      expect([answer.status, await answer.text()]).toEqual([401, 'ERR_VERIFY_SESSION_INVALID']);
    },
  );
});
