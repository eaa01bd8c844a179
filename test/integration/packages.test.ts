import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { loadCard, loadTestRoots } from '../../simulator/cards.ts';
import { startRevocationResponder } from '../../simulator/revocation/responder.ts';
import { cardChain, cardToken, NOW, ORIGIN } from '../verifier/token-maker.ts';
import { runQuietly } from '../../build/setup/run-command.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const MOST_CLIENT_BYTES = 12_000;
let project: string;

function run(command: readonly string[], cwd: string): string {
  const { status, output } = runQuietly(command, { cwd });
  if (status !== 0) throw new Error(`${command.join(' ')}\n${output}`);
  return output;
}

function pack(folder: string): string {
  const output = run(
    ['npm', 'pack', '--ignore-scripts', '--silent', '--pack-destination', project, join(root, folder)],
    project,
  );
  return `./${output.trim().split('\n').at(-1) ?? ''}`;
}

/** An empty project in which our packages are installed as anyone would, from tarballs, without a network. */
beforeAll(() => {
  run([process.execPath, 'build/scripts/packages.ts'], root);
  project = mkdtempSync(join(tmpdir(), 'packages-'));
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'a-site', private: true, type: 'module' }));
  // What a TypeScript user has: our packages, what those ask for, and Node's types; not node-forge's.
  const dependencies = [
    ...['asn1js', 'node-forge', 'pkijs', 'valibot', '@types/node', 'undici-types'],
    // What pkijs and asn1js ask for themselves.
    ...['@noble/hashes', 'bytestreamjs', 'pkijs/node_modules/@peculiar/utils', 'tslib'],
  ].map((name) => `node_modules/${name}`);
  const tarballs = ['dist/packages/client', 'dist/packages/verifier', ...dependencies].map(pack);
  run(['npm', 'install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', ...tarballs], project);
}, 180_000);

afterAll(() => {
  rmSync(project, { recursive: true, force: true });
});

/** The compiler's words, empty when all is well, our declarations included; `lib` without `node` types is a browser. */
function typeCheck(name: string, source: string, runtime: 'browser' | 'node'): string {
  const folder = join(project, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'page.ts'), source);
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: {
        target: 'es2022',
        module: 'nodenext',
        strict: true,
        exactOptionalPropertyTypes: true,
        noEmit: true,
        skipLibCheck: false,
        lib: runtime === 'browser' ? ['es2022', 'dom', 'dom.iterable'] : ['es2024'],
        types: runtime === 'browser' ? [] : ['node'],
      },
      files: ['page.ts'],
    }),
  );
  return runQuietly([process.execPath, join(root, 'node_modules/typescript/bin/tsc'), '-p', folder], { cwd: project })
    .output;
}

function examples(folder: string): readonly string[] {
  const readme = readFileSync(join(project, 'node_modules/@eid-bridge', folder, 'README.md'), 'utf8');
  return [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map((block) => block[1] ?? '');
}

describe.each(['client', 'verifier'] as const)('package %s', (folder) => {
  const installed = (file: string): string => join(project, 'node_modules/@eid-bridge', folder, file);
  const manifest = (): { version: string; license: string; dependencies?: Record<string, string> } =>
    JSON.parse(readFileSync(installed('package.json'), 'utf8')) as ReturnType<typeof manifest>;

  it('has the version of the product, its licence and a README', () => {
    const product = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(manifest()).toMatchObject({ version: product.version, license: 'EUPL-1.2' });
    expect(readFileSync(installed('LICENSE'), 'utf8')).toBe(readFileSync(join(root, 'LICENSE'), 'utf8'));
    expect(existsSync(installed('README.md'))).toBe(true);
  });

  it('asks for the very versions of packages that it is tested with', () => {
    const { dependencies: ours } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    for (const [name, version] of Object.entries(manifest().dependencies ?? {})) {
      expect([name, version]).toEqual([name, ours[name]]);
    }
  });

  it('has examples in its README that type-check', () => {
    const blocks = examples(folder);
    expect(blocks.length).toBeGreaterThan(0);
    const runtime = folder === 'client' ? 'browser' : 'node';
    const words = blocks.map((block, index) => typeCheck(`${folder}-example-${index}`, block, runtime));
    expect(words).toEqual(blocks.map(() => ''));
  }, 60_000);
});

describe('package client', () => {
  it('has no dependencies', () => {
    const manifest = JSON.parse(
      readFileSync(join(project, 'node_modules/@eid-bridge/client/package.json'), 'utf8'),
    ) as object;
    expect(manifest).not.toHaveProperty('dependencies');
    expect(manifest).not.toHaveProperty('peerDependencies');
  });

  it.each(['@eid-bridge/client', '@eid-bridge/client/web-eid'])(
    '%s: small, and whole without any other package',
    async (entry) => {
      const { outputFiles, metafile } = await build({
        stdin: { contents: `export * from '${entry}';`, resolveDir: project },
        bundle: true,
        minify: true,
        format: 'esm',
        target: 'es2022',
        write: false,
        metafile: true,
      });
      expect(outputFiles[0]?.contents.length).toBeLessThan(MOST_CLIENT_BYTES);
      const others = Object.keys(metafile.inputs).filter((path) => !/(@eid-bridge\/client\/|<stdin>)/.test(path));
      expect(others).toEqual([]);
    },
  );

  it('can be imported, and its two entries share their error classes', () => {
    const source = `
      const { connect, EidBridgeError } = await import('@eid-bridge/client');
      const webEid = await import('@eid-bridge/client/web-eid');
      process.stdout.write([typeof connect, typeof EidBridgeError, typeof webEid.authenticate].join());`;
    expect(run([process.execPath, '--input-type=module', '-e', source], project)).toBe('function,function,function');
  });

  it('has types that catch a misspelt field', () => {
    const page = (field: string): string => `
      import { connect } from '@eid-bridge/client';
      export const read = async (): Promise<string | undefined> => {
        const bridge = await connect();
        const { identity } = await bridge.readIdentity({ fields: ['${field}'], purpose: 'registration' });
        return identity.values.address?.postalCode;
      };`;
    expect(typeCheck('right', page('address'), 'browser')).toBe('');
    expect(typeCheck('misspelt', page('adress'), 'browser')).toMatch(/not assignable/);
  }, 60_000);
});

describe('package verifier', () => {
  it('issues a challenge', () => {
    const source = `
      const { createMemoryChallengeStore, createVerifier } = await import('@eid-bridge/verifier');
      const challenges = createMemoryChallengeStore();
      const verifier = createVerifier({ origin: 'https://commune.example', challenges, revocation: 'off' });
      process.stdout.write(await verifier.issueChallenge('session'));`;
    expect(run([process.execPath, '--input-type=module', '-e', source], project)).toMatch(/^[A-Za-z0-9+/]{43}=$/);
  });

  it('finds a revoked card, in plain Node without native code', async () => {
    const card = await loadCard('nl-p384');
    const responder = await startRevocationResponder({ now: () => NOW });
    responder.treat(card.certificates.authentication, 'revoked');
    const nonce = 'n'.repeat(44);
    const login = { authToken: cardToken(card, nonce), chain: cardChain(card), nonce };
    const given = {
      login,
      origin: ORIGIN,
      now: NOW.getTime(),
      proxy: responder.url,
      roots: (await loadTestRoots()).map((root) => Buffer.from(root).toString('base64')),
    };
    const source = `
      const { createMemoryChallengeStore, createVerifier } = await import('@eid-bridge/verifier');
      const { login, origin, now, proxy, roots } = JSON.parse(process.env.GIVEN);
      const verifier = createVerifier({
        origin,
        challenges: createMemoryChallengeStore(),
        revocation: { proxy },
        testRoots: roots.map((root) => Buffer.from(root, 'base64')),
        clock: () => new Date(now),
        warn: () => undefined,
      });
      process.stdout.write(await verifier.verifyToken(login).then(() => 'in', ({ code }) => code));`;
    // In a process of its own that leaves this one free to answer.
    // By the Node that npm runs on, where that is another one than ours: the package is for Node 20, too.
    const node = process.env['npm_node_execpath'] ?? process.execPath;
    const { stdout } = await promisify(execFile)(node, ['--input-type=module', '-e', source], {
      cwd: project,
      env: { ...process.env, GIVEN: JSON.stringify(given) },
    });
    await responder.close();
    expect(stdout).toBe('ERR_VERIFY_CERTIFICATE_REVOKED');
    const nativeFiles = readdirSync(join(project, 'node_modules'), { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.node'),
    );
    expect(nativeFiles).toEqual([]);
  }, 30_000);

  it('has a command that explains itself', () => {
    const { status, output } = runQuietly([join(project, 'node_modules/.bin/eid-bridge-verify')], { cwd: project });
    expect(status).toBe(2);
    expect(output).toMatch(/--nonce/);
  });
});
