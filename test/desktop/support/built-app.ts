import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

let building: Promise<string> | undefined;

/**
 * The app as it ships, built once a test process, in the repository: its native modules are found there. In a process of its
 * own, as Vite cannot run inside Jest's modules.
 */
export function builtApp(): Promise<string> {
  building ??= build();
  return building;
}

async function build(): Promise<string> {
  const folder = join(ROOT, '.cache', 'desktop-tests', String(process.pid));
  const script = join(ROOT, 'build', 'scripts', 'app.ts');
  await run(process.execPath, ['--disable-warning=ExperimentalWarning', script, folder]);
  return folder;
}
