import { fork } from 'node:child_process';
import type { PKCS11 } from 'pkcs11js';

/** What became of a call in the other process: its value, or the PKCS#11 return value's number. */
export type CallOutcome = { readonly value: unknown } | { readonly rv: number } | { readonly failed: string };

export type Pkcs11Call = Extract<keyof PKCS11, `C_${string}` | 'load'>;

/** A process of its own that does PKCS#11 calls one by one: what crashes or hangs there leaves the test alive. */
export interface Pkcs11Process {
  /** Rejects with an Error naming the signal when the process ends instead of answering. */
  call(method: Pkcs11Call, ...args: readonly unknown[]): Promise<CallOutcome>;
  /** C_Login with a true NULL for the PIN, which pkcs11js cannot do. */
  loginWithNullPin(session: unknown, length?: number): Promise<CallOutcome>;
  kill(): Promise<void>;
}

export function startPkcs11Process(env: Readonly<Record<string, string>>): Pkcs11Process {
  const child = fork(new URL('./pkcs11-process-child.ts', import.meta.url), {
    env: { ...process.env, ...env },
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let answer: ((outcome: CallOutcome) => void) | null = null;
  let giveUp: ((reason: Error) => void) | null = null;
  let end: string | null = null;
  child.on('message', (outcome) => {
    answer?.(outcome as CallOutcome);
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      end = `process ended: ${signal ?? String(code)}`;
      giveUp?.(new Error(end));
      resolve();
    });
  });
  const ask = (message: object): Promise<CallOutcome> =>
    new Promise((resolve, reject) => {
      if (end !== null) reject(new Error(end));
      answer = resolve;
      giveUp = reject;
      child.send(message);
    });
  return {
    call: (method, ...args) => ask({ method, args }),
    loginWithNullPin: (session, length = 0) => ask({ loginWithNullPin: session, length }),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
