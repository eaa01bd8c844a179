import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export type Build = 'app' | 'dev';

const building = new Map<Build, Promise<string>>();

/**
 * The app as it ships, or that of `npm run dev`, built once a test process, in the repository: its native modules are found
 * there. In a process of its own, as Vite cannot run inside Jest's modules.
 */
export function builtApp(what: Build = 'app'): Promise<string> {
  const built = building.get(what) ?? build(what);
  building.set(what, built);
  return built;
}

async function build(what: Build): Promise<string> {
  const folder = join(ROOT, '.cache', 'desktop-tests', `${what}-${process.pid}`);
  const script = join(ROOT, 'build', 'scripts', `${what}.ts`);
  const args = what === 'app' ? [folder] : ['--build', folder];
  await run(process.execPath, ['--disable-warning=ExperimentalWarning', script, ...args]);
  return folder;
}
