import { chmod, copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { format } from 'prettier';
import { declarations } from './declarations.ts';

interface PublishedPackage {
  readonly folder: 'client' | 'verifier';
  /** Names of the entry points' files, without `.ts`. */
  readonly entries: readonly string[];
  readonly programs: readonly string[];
  readonly project: string;
  readonly platform: 'browser' | 'node';
  readonly target: string;
  /** Left to the package's own dependencies. */
  readonly external: readonly string[];
  readonly plainContracts: boolean;
}

const PACKAGES: readonly PublishedPackage[] = [
  {
    folder: 'client',
    entries: ['index', 'web-eid'],
    programs: [],
    project: 'tsconfig.dom.json',
    platform: 'browser',
    target: 'es2022',
    external: [],
    plainContracts: true,
  },
  {
    folder: 'verifier',
    entries: ['index'],
    programs: ['bin'],
    project: 'tsconfig.node.json',
    platform: 'node',
    target: 'node20.11',
    external: ['asn1js', 'node-forge', 'pkijs', 'valibot'],
    plainContracts: false,
  },
];

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Makes a package ready for `npm publish` in dist/packages/NAME; its package.json and README.md are the folder's. */
async function makePackage(options: PublishedPackage): Promise<void> {
  const { folder, entries, programs, project, platform, target, external, plainContracts } = options;
  const out = join(root, 'dist/packages', folder);
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const source = (name: string): string => `${folder}/${name}.ts`;
  await build({
    absWorkingDir: root,
    entryPoints: [...entries, ...programs].map(source),
    outdir: join(out, 'dist'),
    bundle: true,
    // Shared parts once: an error class that is there twice would break `instanceof`.
    splitting: true,
    chunkNames: 'shared-[hash]',
    format: 'esm',
    platform,
    target,
    external: [...external],
    charset: 'utf8',
    logLevel: 'warning',
  });
  for (const name of programs) await makeExecutable(join(out, 'dist', `${name}.js`));
  const types = declarations({ root, project, entries: entries.map(source), plainContracts });
  for (const [name, text] of types) {
    const file = join(out, 'dist/types', name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, await format(text, { parser: 'typescript', printWidth: 120, singleQuote: true }));
  }
  for (const name of ['package.json', 'README.md']) await copyFile(join(root, folder, name), join(out, name));
  await copyFile(join(root, 'LICENSE'), join(out, 'LICENSE'));
}

async function makeExecutable(file: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  await writeFile(file, `#!/usr/bin/env node\n${text.replace(/^#!.*\n/, '')}`);
  await chmod(file, 0o755);
}

await Promise.all(PACKAGES.map(makePackage));
process.stdout.write('dist/packages/client and dist/packages/verifier written\n');
