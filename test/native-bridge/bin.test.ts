import { writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { portsProblem } from '../../native-bridge/bin-problems.ts';
import { NoPortError } from '../../native-bridge/server/listen.ts';
import { PRODUCT_NAME, PRODUCT_VERSION } from '../../native-bridge/product.ts';
import { openPage } from '../support/bridge/page.ts';
import { handshakeText, knock, openRawSession } from '../support/bridge/raw-peer.ts';
import { runRecorded, type RecordedProcess } from '../support/secrets/recorded-process.ts';

const BIN = fileURLToPath(new URL('../../native-bridge/bin.ts', import.meta.url));
const SITE = 'https://e-counter.example';

let home: string;
const running: RecordedProcess[] = [];
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'eid-home-'));
});
afterEach(async () => {
  for (const { child, ended } of running.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  await rm(home, { recursive: true, force: true });
});

function run(...args: string[]): RecordedProcess {
  const started = runRecorded([BIN, ...args], { HOME: home, XDG_CONFIG_HOME: join(home, '.config') });
  running.push(started);
  return started;
}

async function portOf({ said }: RecordedProcess): Promise<number> {
  const line = await said.next();
  expect(line).toMatch(/^listening ws:\/\/127\.0\.0\.1:\d+$/);
  return Number(line.split(':').at(-1));
}

/** A module that is not there: these tests touch no card. */
const NO_MODULE = ['--module', '/nowhere/module.so'] as const;

describe('the headless bridge', () => {
  it('says where it listens, serves, and ends with SIGTERM', async () => {
    const bridge = run('--port', '0', ...NO_MODULE);
    const port = await portOf(bridge);
    const page = await openPage(port, SITE);
    expect(await page.call('status')).toEqual({ name: PRODUCT_NAME, version: PRODUCT_VERSION, apiLevel: 1 });
    bridge.child.kill('SIGTERM');
    expect(await page.closed).toBe(1001);
    expect(await bridge.ended).toBe(0);
    expect(bridge.said.all).toHaveLength(1);
  });

  it('ends with SIGINT too, although a page does not answer', async () => {
    const bridge = run('--port', '0', ...NO_MODULE);
    const session = await openRawSession(await portOf(bridge), SITE);
    bridge.child.kill('SIGINT');
    expect(await bridge.ended).toBe(0);
    session.socket.destroy();
  });

  it('serves a site named on the command line as approved', async () => {
    const port = await portOf(run('--port', '0', '--allow-origin', SITE, ...NO_MODULE));
    const page = await openPage(port, SITE);
    // A worker that starts slowly is not waited for: then a page asks again.
    let answer = await page.call('status');
    for (let tries = 0; answer.readers === undefined && tries < 20; tries += 1) answer = await page.call('status');
    expect(answer).toHaveProperty('readers');
    await page.leave();
  });

  it('answers a request without module with its remedy’s code, and lives', async () => {
    const bridge = run('--port', '0', ...NO_MODULE);
    const page = await openPage(await portOf(bridge), SITE);
    expect((await page.fails('getSigningCertificate')).code).toBe('ERR_EID_MODULE_NOT_FOUND');
    expect((await page.call('status')).apiLevel).toBe(1);
    await page.leave();
  });

  it.each([
    ['--help', /^Usage: npm run bridge/],
    ['--version', new RegExp(`^${PRODUCT_NAME} ${PRODUCT_VERSION}$`)],
  ])('%s prints and exits 0', async (flag, text) => {
    const bridge = run(flag);
    expect(await bridge.ended).toBe(0);
    expect(bridge.said.all[0]).toMatch(text);
    expect(bridge.complained.all).toEqual([]);
  });

  it.each([
    [['--port', 'x'], /--port x: not a port number/],
    [['--prot', '1'], /--prot/],
    [['--log-level', 'loud'], /--log-level loud/],
  ])('%j exits 2 with what is wrong and the usage', async (flags, text) => {
    const bridge = run(...flags);
    expect(await bridge.ended).toBe(2);
    expect(bridge.complained.all[0]).toMatch(text);
    expect(bridge.complained.all.join('\n')).toContain('Usage: npm run bridge');
    expect(bridge.said.all).toEqual([]);
  });

  it('exits 1 for a site that is no origin', async () => {
    const bridge = run('--port', '0', '--allow-origin', `${SITE}/login`);
    expect(await bridge.ended).toBe(1);
    expect(bridge.complained.all).toEqual([
      `not an origin as browsers write it: ${SITE}/login (scheme and host only, like ${SITE})`,
    ]);
  });

  it('exits 1 and names the program that holds the port, with its pid', async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => {
      holder.listen(0, '127.0.0.1', resolve);
    });
    const { port } = holder.address() as AddressInfo;
    const bridge = run('--port', String(port));
    expect(await bridge.ended).toBe(1);
    const name = basename(process.execPath);
    expect(bridge.complained.all).toContain(
      `Cannot listen: port ${port} is held by ${name} (process ${process.pid}). Choose another port with --port, or end the program that holds it.`,
    );
    expect(bridge.said.all).toEqual([]);
    await new Promise((resolve) => holder.close(resolve));
  });
});

describe('the policy of the headless bridge', () => {
  const policyFile = (content: unknown): string => {
    const path = join(home, 'policy.json');
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
    return path;
  };

  it('wins over the command line', async () => {
    const policy = policyFile({ allowOrigins: ['https://policy.example'], onlyAllowedOrigins: true, logLevel: 'warn' });
    const bridge = run('--port', '0', '--policy', policy, '--allow-origin', SITE, '--log-level', 'debug', ...NO_MODULE);
    const page = await openPage(await portOf(bridge), SITE);
    expect(await page.call('status')).not.toHaveProperty('readers');
    expect((await page.fails('getSigningCertificate')).code).toBe('ERR_EID_ORIGIN_NOT_ALLOWED');
    await page.leave();
    bridge.child.kill('SIGTERM');
    await bridge.ended;
    expect(bridge.complained.all.filter((line) => /"level":"(info|debug)"/.test(line))).toEqual([]);
  });

  it.each([
    ['{', /is not JSON\.$/],
    [{ promptSeconds: 1 }, /is wrong at: promptSeconds\.$/],
    [
      { allowedOrigins: [] },
      /is wrong at: allowedOrigins\. Known: module, way, reader, allowOrigins, .*, promptSeconds\.$/,
    ],
    [{ allowOrigins: ['http://a.example'] }, /^not an origin as browsers write it: http:\/\/a\.example /],
  ])('that is faulty (%j) stops the start with exit 1', async (content, text) => {
    const bridge = run('--port', '0', '--policy', policyFile(content));
    expect(await bridge.ended).toBe(1);
    expect(bridge.complained.all[0]).toMatch(text);
    expect(bridge.said.all).toEqual([]);
  });

  it('that is named and not there stops the start with exit 1', async () => {
    const bridge = run('--port', '0', '--policy', join(home, 'none.json'));
    expect(await bridge.ended).toBe(1);
    expect(bridge.complained.all).toEqual([`The policy file ${join(home, 'none.json')} cannot be read.`]);
  });

  it('lists and revokes the sites the user approved', async () => {
    const folder = join(home, '.config', 'eid-bridge');
    await mkdir(folder, { recursive: true });
    writeFileSync(
      join(folder, 'approved-origins.json'),
      JSON.stringify({ version: 1, origins: [SITE, 'https://other.example'] }),
    );
    const listed = run('--list-origins');
    expect(await listed.ended).toBe(0);
    expect(listed.said.all).toEqual([SITE, 'https://other.example']);
    expect(await run('--revoke-origin', SITE).ended).toBe(0);
    const after = run('--list-origins');
    expect(await after.ended).toBe(0);
    expect(after.said.all).toEqual(['https://other.example']);
    const unknown = run('--revoke-origin', SITE);
    expect(await unknown.ended).toBe(1);
    expect(unknown.complained.all).toEqual([`${SITE} is not among the approved sites.`]);
  });

  it('serves on when whoever read its log has gone', async () => {
    const bridge = run('--port', '0', ...NO_MODULE);
    const port = await portOf(bridge);
    bridge.child.stderr?.destroy();
    for (let more = 0; more < 3; more++) {
      expect((await knock(port, handshakeText(port, SITE, { origin: 'null' }))).status).toBe(403);
    }
    expect((await knock(port, handshakeText(port, SITE))).status).toBe(101);
  });

  it('tells a module that is not there at the start', async () => {
    const bridge = run('--port', '0', ...NO_MODULE);
    await portOf(bridge);
    expect(bridge.complained.all.join()).toContain('"event":"module-not-there","searched":["/nowhere/module.so"]');
  });

  it('says that a low port is not for this user', async () => {
    const refused = await portsProblem(new NoPortError([{ port: 80, why: 'not-allowed' }]));
    expect(refused).toMatch(/^Cannot listen: port 80 is not for this user\./);
  });
});
