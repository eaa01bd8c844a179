import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CHROMIUM_FLAGS, findChromium } from '../../../build/demo/find-chromium.ts';

export interface ChromiumProcess {
  /** ws:// of its DevTools: the stand-in shows windows by it, the test looks at them by it. */
  readonly devtools: string;
  readonly stop: () => Promise<void>;
}

export async function startChromium(): Promise<ChromiumProcess> {
  const executable = findChromium();
  if (executable === null) throw new Error('no Chromium');
  const profile = await mkdtemp(join(tmpdir(), 'windows-'));
  const child = spawn(
    executable,
    [
      ...CHROMIUM_FLAGS,
      '--headless=new',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--force-prefers-reduced-motion',
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  const devtools = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      const address = /^DevTools listening on (ws:.*)$/u.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', () => {
      reject(new Error('Chromium did not start'));
    });
  });
  return {
    devtools,
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
