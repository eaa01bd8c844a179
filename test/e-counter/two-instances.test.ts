import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startServer, type ServerProcess } from '../../build/demo/server-process.ts';
import { loadCard, loadTestRoots, type CitizenId } from '../../simulator/cards.ts';
import { startNginxProxy, type NginxProxy } from '../support/nginx-proxy.ts';
import { startPostgresqlServer, type PostgresqlServer } from '../support/postgresql-server.ts';
import { freePort } from '../support/free-port.ts';
import { startRedisServer, type RedisServer } from '../support/redis-server.ts';
import { chainOf, evidenceOf, loginToken } from './support/card-login.ts';
import { ADDRESS } from './support/registration.ts';

jest.setTimeout(120_000);

const BIN = fileURLToPath(new URL('../../e-counter/bin.ts', import.meta.url));

let folder: string;
let postgresql: PostgresqlServer;
let redis: RedisServer;
let database: string;
let origin: string;
let ports: readonly [number, number];
let instances: Map<string, ServerProcess>;
let proxy: NginxProxy;

async function startInstance(port: number): Promise<ServerProcess> {
  const roots = await Promise.all(
    (await loadTestRoots()).map(async (der, index) => {
      const file = join(folder, `root-${index}.der`);
      await writeFile(file, der);
      return ['--test-root', file];
    }),
  );
  const keyFile = join(folder, 'commune.key');
  return startServer({
    name: 'an e-counter',
    args: [
      BIN,
      '--port',
      String(port),
      '--origin',
      origin,
      '--commune-key-file',
      keyFile,
      '--revocation',
      'off',
      ...roots.flat(),
    ],
    env: { E_COUNTER_DATABASE: database, E_COUNTER_REDIS: redis.url },
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'instances-'));
  [postgresql, redis] = await Promise.all([startPostgresqlServer(), startRedisServer()]);
  database = await postgresql.newDatabase();
  await writeFile(join(folder, 'commune.key'), randomBytes(32).toString('hex'));
  const port = await freePort();
  origin = `http://localhost:${port}`;
  ports = [await freePort(), await freePort()];
  instances = new Map(
    await Promise.all(ports.map(async (own) => [`127.0.0.1:${own}`, await startInstance(own)] as const)),
  );
  proxy = await startNginxProxy(port, [...instances.keys()]);
});

afterAll(async () => {
  await proxy.stop();
  await Promise.all([...instances.values()].map((instance) => instance.stop()));
  await Promise.all([postgresql.stop(), redis.stop()]);
  await rm(folder, { recursive: true });
});

/** A browser without a screen that asks the proxy and sees whose turn it was. */
function newCitizen() {
  let cookie = '';
  let csrf = '';
  const served: string[] = [];
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('cookie', cookie);
    const answer = await fetch(`${origin.replace('localhost', '127.0.0.1')}${path}`, {
      redirect: 'manual',
      ...init,
      headers,
    });
    served.push(answer.headers.get('x-served-by')?.split(', ').at(-1) ?? '');
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return answer;
  };
  return {
    served,
    get: async (path: string): Promise<string> => {
      const text = await (await send(path)).text();
      csrf = /(?:name="_csrf" value|data-csrf)="([^"]+)"/.exec(text)?.[1] ?? csrf;
      return text;
    },
    postJson: (path: string, body: object): Promise<Response> =>
      send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
        body: JSON.stringify(body),
      }),
    post: (path: string, fields: Readonly<Record<string, string>>): Promise<Response> =>
      send(path, { method: 'POST', body: new URLSearchParams({ _csrf: csrf, ...fields }) }),
  };
}

async function begin(citizen: ReturnType<typeof newCitizen>): Promise<string> {
  await citizen.get('/fr/login/eid');
  const answer = await citizen.postJson('/api/challenge', {});
  return ((await answer.json()) as { nonce: string }).nonce;
}

async function finish(citizen: ReturnType<typeof newCitizen>, id: CitizenId, nonce: string): Promise<unknown> {
  const card = await loadCard(id);
  const login = { authToken: loginToken(card, origin, nonce), chain: chainOf(card), evidence: evidenceOf(card) };
  const answer = await citizen.postJson('/api/login', login);
  return answer.json();
}

describe('two e-counters behind nginx, with PostgreSQL and Redis', () => {
  it('share sessions, challenges and accounts: a log-in begun on one is finished on the other', async () => {
    const citizen = newCitizen();
    const nonce = await begin(citizen);
    expect(await finish(citizen, 'fr-rsa', nonce)).toEqual({ next: '/register' });
    const [challenged, finished] = citizen.served.slice(-2);
    expect(challenged).not.toBe(finished);
    expect(new Set([challenged, finished])).toEqual(new Set(instances.keys()));
    expect(await citizen.get('/fr/register')).toContain('Votre carte a rempli ce formulaire');
    expect((await citizen.post('/fr/register', ADDRESS)).headers.get('location')).toBe('/fr/welcome');
    expect(await citizen.get('/fr/account')).toContain('Bonjour Amélie Spécimen');
    expect(await finish(citizen, 'fr-rsa', nonce)).toEqual({ error: 'challenge-expired' });
  });

  it('lose nobody where one dies between the challenge and the answer', async () => {
    const citizen = newCitizen();
    const nonce = await begin(citizen);
    const dead = citizen.served.at(-1) ?? '';
    await instances.get(dead)?.kill();
    expect(await finish(citizen, 'nl-p384', nonce)).toEqual({ next: '/register' });
    expect(citizen.served.at(-1)).not.toBe(dead);
    await citizen.get('/fr/register');
    expect((await citizen.post('/fr/register', ADDRESS)).headers.get('location')).toBe('/fr/welcome');
    expect(await citizen.get('/fr/account')).toContain('Mon compte');

    // Started again, it knows the citizen at once.
    const [, port = ''] = dead.split(':');
    instances.set(dead, await startInstance(Number(port)));
    const pages = await Promise.all(Array.from({ length: 6 }, () => citizen.get('/fr/account')));
    for (const page of pages) expect(page).toContain('Mon compte');
  });

  it('that get another commune’s key do not start', async () => {
    await writeFile(join(folder, 'commune.key'), randomBytes(32).toString('hex'));
    await expect(startInstance(0)).rejects.toThrow('filled under another commune key');
  });
});
