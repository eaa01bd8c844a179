import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { startVirtualReaders, type RunningReaders } from '../../simulator/card/virtual-reader.ts';
import { OPENSC_MODULE } from '../contract/virtual-cards.ts';
import { nonceFor, provesLogin } from '../support/bridge/login-proof.ts';
import { openPage } from '../support/bridge/page.ts';
import { describeOnVirtualReader } from '../support/virtual-reader/where-possible.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SITE = 'https://e-counter.example';
const SCRIPT =
  (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }).scripts[
    'bridge:sim'
  ] ?? '';

describeOnVirtualReader('npm run bridge:sim, the virtual RSA card in a virtual reader', () => {
  let folder: string;
  let readers: RunningReaders;
  let child: ChildProcess | undefined;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vr-'));
    readers = await startVirtualReaders({ folder, profile: 'rsa-nl' });
  });

  afterEach(async () => {
    const ending = child;
    child = undefined;
    if (ending === undefined) return;
    const ended = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill('SIGTERM');
    await ended;
  });

  afterAll(async () => {
    await readers.stop();
    await rm(folder, { recursive: true });
  });

  async function bridge(...flags: string[]): Promise<number> {
    // The very command of `npm run bridge:sim`, without npm between: it would not hand on the end.
    const [node = '', ...script] = SCRIPT.split(' ');
    expect(node).toBe('node');
    const args = [...script, '--port', '0', '--allow-origin', SITE, ...flags];
    const started = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, ...readers.env },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    child = started;
    return new Promise((resolve) => {
      createInterface({ input: started.stdout }).once('line', (line) => {
        resolve(Number(/:(\d+)$/u.exec(line)?.[1]));
      });
    });
  }

  it.each([
    ['--direct', ['--direct']],
    ['--module …opensc-pkcs11.so', ['--module', OPENSC_MODULE]],
    ['neither: the way that serves the card', []],
  ])('logs in and reads the signed identity with %s', async (_, flags) => {
    const page = await openPage(await bridge(...flags), SITE);
    const nonce = nonceFor('a card');
    const { authToken, identity } = await page.call('authenticate', {
      challengeNonce: nonce,
      identity: { fields: ['surname', 'address'], purpose: 'Account', signed: true },
    });
    expect(provesLogin(authToken, SITE, nonce)).toBe(true);
    expect(authToken.algorithm).toBe('RS256');
    expect(identity?.values).toMatchObject({
      surname: 'Staalkaart',
      address: { streetAndNumber: 'Meirplaats 1 bus 1' },
    });
    expect(identity?.evidence).toBeDefined();
    await page.leave();
  });
});
