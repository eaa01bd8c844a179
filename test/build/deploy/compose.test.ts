import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { readFlags } from '../../../e-counter/flags.ts';
import { rootAuthority } from '../../../simulator/pki/authorities.ts';

const folder = fileURLToPath(new URL('../../../build/deploy/', import.meta.url));
const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

interface Service {
  readonly command?: readonly string[];
  readonly secrets?: readonly string[];
  readonly networks?: readonly string[];
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly read_only?: boolean;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

const compose = parse(read('compose.yml'), { merge: true }) as Compose;

describe('build/deploy/compose.yml', () => {
  it('has two e-counters, a proxy, PostgreSQL and Redis, all on one network', () => {
    expect(Object.keys(compose.services)).toEqual(['counter-1', 'counter-2', 'proxy', 'postgres', 'redis']);
    for (const { networks } of Object.values(compose.services)) expect(networks).toEqual(['counter']);
  });

  it.each(['counter-1', 'counter-2'])('%s is started with flags that the e-counter takes', (name) => {
    const service = compose.services[name];
    const environment = {
      E_COUNTER_DATABASE: 'postgresql://counter:secret@postgres/counter',
      E_COUNTER_SMTP: 'smtp://user:secret@mail.commune.example:587',
    };
    const flags = readFlags(service?.command ?? [], environment);
    expect(flags).toMatchObject({
      ok: true,
      value: {
        host: '0.0.0.0',
        origin: 'https://counter.commune.example',
        redis: 'redis://redis:6379',
        revocation: 'check',
        testRoots: [],
        mail: { way: 'smtp', from: 'e-guichet@commune.example' },
      },
    });
    expect(service?.read_only).toBe(true);
    expect(existsSync(join(root, service?.build?.dockerfile ?? 'none'))).toBe(true);
  });

  it('names each secret that a service uses, and holds none itself', () => {
    const used = Object.values(compose.services).flatMap(({ secrets }) => secrets ?? []);
    expect(new Set(used)).toEqual(new Set(Object.keys(compose.secrets)));
  });

  it('copies into the image the folders that the e-counter imports', () => {
    const copied = [...read('Dockerfile').matchAll(/^COPY (\S+) \1$/gm)].map(([, name]) => name);
    expect(copied).toEqual(['contracts', 'client', 'verifier', 'e-counter']);
    const allowed = read('Dockerfile.dockerignore').trim().split('\n');
    expect(allowed).toEqual(['*', '!package.json', '!package-lock.json', ...copied.map((name) => `!${name ?? ''}`)]);
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: object };
    // Bundles the pages' scripts when the e-counter starts.
    expect(dependencies).toHaveProperty('esbuild');
  });
});

describe('build/deploy/nginx.conf', () => {
  it('is one that nginx takes', () => {
    const temporary = mkdtempSync(join(tmpdir(), 'nginx-'));
    try {
      const { certificate, key } = rootAuthority('rsa');
      const base64 = Buffer.from(certificate).toString('base64').replace(/.{64}/g, '$&\n');
      writeFileSync(join(temporary, 'tls.pem'), `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`);
      writeFileSync(join(temporary, 'tls.key'), key.export({ type: 'pkcs8', format: 'pem' }));
      // Names and paths of the containers become ones that are there.
      const config = read('nginx.conf')
        .replace(/counter-[12]:/g, '127.0.0.1:')
        .replace('/run/secrets/tls-certificate', join(temporary, 'tls.pem'))
        .replace('/run/secrets/tls-key', join(temporary, 'tls.key'))
        .replace('events {}', `pid ${temporary}/pid; error_log ${temporary}/error.log; events {}`)
        // Where Debian has them, only root may write.
        .replace('http {', `http { ${temporaryPaths(temporary)}`);
      writeFileSync(join(temporary, 'nginx.conf'), config);
      const { status, stderr } = spawnSync('nginx', ['-t', '-c', join(temporary, 'nginx.conf')], { encoding: 'utf8' });
      expect([status, stderr]).toEqual([0, expect.stringContaining('test is successful')]);
    } finally {
      rmSync(temporary, { recursive: true });
    }
  });
});

function temporaryPaths(folder: string): string {
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return kinds.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(' ');
}
