import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface BuiltPages {
  readonly folder: string;
  readonly remove: () => Promise<void>;
}

/** Runs a build script into a folder of its own; in a process of its own, as Vite cannot run inside Jest's modules. */
export async function buildPages(what: 'gallery' | 'windows'): Promise<BuiltPages> {
  const folder = await mkdtemp(join(tmpdir(), `${what}-`));
  const script = fileURLToPath(new URL(`../../../build/scripts/${what}.ts`, import.meta.url));
  await run(process.execPath, ['--disable-warning=ExperimentalWarning', script, folder]);
  return { folder, remove: () => rm(folder, { recursive: true }) };
}
