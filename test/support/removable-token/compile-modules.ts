import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { promisify } from 'node:util';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const CACHE = fileURLToPath(new URL('../../../.cache/test-modules/', import.meta.url));

const HEADERS = ['removable-token.h'];
const MODULES = {
  'removable-token.so': ['removable-token.c', 'forwarded-calls.c', 'control.c', 'cards.c', 'sessions.c', 'pin.c'],
  'failing-initialize.so': ['failing-initialize.c'],
  'not-a-module.so': ['not-a-module.c'],
} as const;

const FLAGS = [
  '-shared',
  '-fPIC',
  '-O1',
  '-Wall',
  '-Wextra',
  '-Wno-unused-parameter',
  '-Wl,-Bsymbolic',
  '-I/usr/include/p11-kit-1',
];
const LIBRARIES = ['-ldl', '-lpthread'];

/** PKCS#11 libraries for tests, by what is special about them; each a path. */
export interface TestModules {
  readonly removableToken: string;
  /** C_Initialize answers CKR_DEVICE_ERROR. */
  readonly failingInitialize: string;
  /** A shared object without C_GetFunctionList. */
  readonly notAModule: string;
  /** A text file whose name ends in `.so`. */
  readonly textFile: string;
}

let compiled: Promise<TestModules> | null = null;

/**
 * Compiles with `cc` when a source has changed: the cache folder is named by what went in. Needs p11-kit's PKCS#11
 * header (Debian: libp11-kit-dev).
 */
export function compileTestModules(): Promise<TestModules> {
  compiled ??= compileInto(CACHE);
  return compiled;
}

async function compileInto(cache: string): Promise<TestModules> {
  const folder = join(cache, await sourcesHash());
  if (!existsSync(folder)) await compileAll(cache, folder);
  return {
    removableToken: join(folder, 'removable-token.so'),
    failingInitialize: join(folder, 'failing-initialize.so'),
    notAModule: join(folder, 'not-a-module.so'),
    textFile: join(folder, 'text-file.so'),
  };
}

async function sourcesHash(): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([FLAGS, LIBRARIES, MODULES]));
  for (const file of [...HEADERS, ...Object.values(MODULES).flat()]) hash.update(await readFile(join(HERE, file)));
  return hash.digest('hex').slice(0, 16);
}

/** In a folder of its own that is renamed when whole: several test processes may compile at the same time. */
async function compileAll(cache: string, folder: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const unfinished = await mkdtemp(join(cache, 'unfinished-'));
  try {
    await Promise.all(Object.entries(MODULES).map(([module, sources]) => compile(join(unfinished, module), sources)));
    await writeFile(join(unfinished, 'text-file.so'), 'This is no shared object.\n');
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

async function compile(output: string, sources: readonly string[]): Promise<void> {
  const inputs = sources.map((source) => join(HERE, source));
  await promisify(execFile)('cc', [...FLAGS, '-o', output, ...inputs, ...LIBRARIES]).catch((error: unknown) => {
    const lines = error instanceof Error ? error.message.split('\n').filter((line) => /error|ENOENT/.test(line)) : [];
    throw new Error(`test module not compiled (gcc and libp11-kit-dev installed?): ${lines.slice(0, 3).join('; ')}`);
  });
}
