import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp } from './app-bundle.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const electron = join(root, 'node_modules/electron');

/** @returns path of Electron's program; null where it is not on this computer */
function electronProgram(): string | null {
  const own = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (own !== undefined) return join(own, process.platform === 'win32' ? 'electron.exe' : 'electron');
  const pathFile = join(electron, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const program = join(electron, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(program) ? program : null;
}

/** Electron brings its program at first use, from a download that many networks block. */
function download(): void {
  spawnSync(process.execPath, [join(electron, 'install.js')], { stdio: 'ignore', timeout: 300_000 });
}

/** `npm start`: builds the desktop app and runs it. */
async function start(): Promise<number> {
  if (electronProgram() === null) download();
  const program = electronProgram();
  if (program === null) {
    process.stderr.write(
      'Electron’s program is not on this computer and could not be downloaded; the bridge runs without windows: npm run bridge\n',
    );
    return 1;
  }
  const app = join(root, 'dist/app');
  await buildApp(app);
  const child = spawn(program, [app, ...process.argv.slice(2)], { stdio: 'inherit' });
  return new Promise((resolve) => {
    child.once('exit', (code) => {
      resolve(code ?? 1);
    });
    child.once('error', () => {
      process.stderr.write(`${program} could not be run\n`);
      resolve(1);
    });
  });
}

process.exitCode = await start();
