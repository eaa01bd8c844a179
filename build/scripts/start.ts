import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp } from './app-bundle.ts';
import { downloadElectron, electronProgram } from './electron-program.ts';

const app = join(fileURLToPath(new URL('../../', import.meta.url)), 'dist/app');

/** `npm start`: builds the desktop app and runs it. */
async function start(): Promise<number> {
  if (electronProgram() === null) downloadElectron();
  const program = electronProgram();
  if (program === null) {
    process.stderr.write(
      'Electron’s program is not on this computer and could not be downloaded; the bridge runs without windows: npm run bridge\n',
    );
    return 1;
  }
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
