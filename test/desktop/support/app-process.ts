import { fork, spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { electronProgram } from '../../../build/scripts/electron-program.ts';
import type { StandInEvent, StandInOrder } from '../../support/electron-on-chromium/control-messages.ts';
import { startChromium } from './chromium-process.ts';

const support = (path: string): string => fileURLToPath(new URL(`../../support/${path}`, import.meta.url));

/** A running app, on either driver. */
export interface AppProcess {
  readonly child: ChildProcess;
  /** ws:// of the browser that shows its windows. */
  readonly devtools: string;
  readonly order: (order: StandInOrder) => void;
  /** Ends what shows the windows; the app has ended before. */
  readonly stop: () => Promise<void>;
}

export interface AppStart {
  /** Path of the built main.js. */
  readonly main: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly onEvent: (event: StandInEvent) => void;
}

/** Real Electron where its program is on this computer, else the stand-in on Chromium: the same specs run on both. */
export function startAppProcess(start: AppStart): Promise<AppProcess> {
  const electron = electronProgram();
  return electron === null ? onChromium(start) : onElectron(electron, start);
}

async function onChromium({ main, args, env, onEvent }: AppStart): Promise<AppProcess> {
  const { devtools, stop } = await startChromium();
  const child = fork(main, [...args], {
    env: { ...env, ELECTRON_ON_CHROMIUM: devtools },
    execArgv: ['--disable-warning=ExperimentalWarning', '--import', support('electron-on-chromium/register.mjs')],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  child.on('message', (event: StandInEvent) => {
    onEvent(event);
  });
  const order = (given: StandInOrder): void => {
    if (child.connected) child.send(given);
  };
  return { child, devtools, order, stop };
}

async function onElectron(electron: string, { main, args, env, onEvent }: AppStart): Promise<AppProcess> {
  const child = spawn(electron, ['--remote-debugging-port=0', support('electron-for-real/main.ts'), ...args], {
    env: { ...env, ELECTRON_FOR_REAL: main },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('@@ ')) onEvent(JSON.parse(line.slice(3)) as StandInEvent);
  });
  const devtools = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      const address = /^DevTools listening on (ws:.*)$/u.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('exit', () => {
      reject(new Error('Electron did not start'));
    });
  });
  const order = (given: StandInOrder): void => {
    if (child.stdin.writable) child.stdin.write(`${JSON.stringify(given)}\n`);
  };
  return { child, devtools, order, stop: () => Promise.resolve() };
}
