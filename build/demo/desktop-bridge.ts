import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { buildApp } from '../scripts/app-bundle.ts';
import { DemoFailure } from './demo-failure.ts';
import type { ServerProcess } from './server-process.ts';

const APP = join(fileURLToPath(new URL('../../', import.meta.url)), 'dist/app');

/**
 * The desktop app as the demo's bridge, on a port of its own: its windows ask the visitor.
 *
 * @param electron path of Electron's program
 * @throws DemoFailure where it ends before it listens
 */
export async function startDesktopBridge(
  electron: string,
  policy: string,
  env: Readonly<Record<string, string>>,
): Promise<Omit<ServerProcess, 'kill'>> {
  await buildApp(APP);
  const child = spawn(electron, [APP, '--policy', policy, '--port', '0', '--hidden'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  const port = await new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      const found = /"event":"listening".*"port":(\d+)/u.exec(line)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
    void ended.then(() => {
      reject(new DemoFailure('the desktop app did not start'));
    });
  });
  return {
    address: `ws://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
