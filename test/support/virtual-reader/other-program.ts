import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { OtherOrder } from './other-program-child.ts';

const CHILD = fileURLToPath(new URL('./other-program-child.ts', import.meta.url));

/** Another program on the same reader. */
export interface OtherProgram {
  /** Resolves when it is done. */
  readonly does: (order: OtherOrder) => Promise<void>;
  readonly end: () => Promise<void>;
}

export async function startOtherProgram(reader: string, env: Readonly<Record<string, string>>): Promise<OtherProgram> {
  const child = fork(CHILD, [reader], {
    env: { ...process.env, ...env },
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const said = (what: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const hear = (message: unknown): void => {
        if (message !== what) return;
        child.off('message', hear);
        resolve();
      };
      child.on('message', hear);
      child.once('exit', () => {
        reject(new Error('the other program ended'));
      });
    });
  await said('ready');
  return {
    does: (order) => {
      const done = said(order);
      child.send(order);
      return done;
    },
    end: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await ended;
    },
  };
}
