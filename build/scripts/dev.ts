import { spawn, type ChildProcess } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildDevApp } from './dev-app.ts';
import { downloadElectron, electronProgram } from './electron-program.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const app = join(root, 'dist/dev');
const SOURCES = ['main', 'renderer', 'contracts', 'native-bridge', 'simulator'] as const;
/** Editors write a file in several steps. */
const SETTLE_MS = 200;

/** `npm run dev [folder]`: the desktop app with a developer's menu, built anew and restarted at each change. */
async function dev(electron: string): Promise<void> {
  let child: ChildProcess | undefined;
  const run = async (): Promise<void> => {
    const began = performance.now();
    try {
      await buildDevApp(app);
    } catch {
      // The bundler has said what is wrong; the next change may mend it.
      return;
    }
    child?.removeAllListeners('exit');
    child?.kill();
    child = spawn(electron, [app, '--hidden', ...process.argv.slice(2)], { stdio: 'inherit' });
    child.once('exit', (code) => process.exit(code ?? 0));
    process.stderr.write(`dev: built in ${Math.round(performance.now() - began)} ms\n`);
  };
  let timer: NodeJS.Timeout | undefined;
  for (const folder of SOURCES) {
    watch(join(root, folder), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => void run(), SETTLE_MS);
    });
  }
  await run();
}

const only = process.argv[2] === '--build' ? process.argv[3] : undefined;
if (only !== undefined) {
  await buildDevApp(only);
} else {
  if (electronProgram() === null) downloadElectron();
  const electron = electronProgram();
  if (electron === null) {
    process.stderr.write(
      'Electron’s program is not on this computer and could not be downloaded; every window in every state: npm run gallery; simulated cards: npm run bridge:sim\n',
    );
    process.exitCode = 1;
  } else {
    await dev(electron);
  }
}
