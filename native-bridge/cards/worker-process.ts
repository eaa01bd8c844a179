import { fork } from 'node:child_process';

/** A running card worker, however it was started (child_process.fork here, utilityProcess in the desktop app). */
export interface WorkerProcess {
  readonly pid: number | undefined;
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Told once, also when it could not be started at all. */
  onExit(listener: (how: string) => void): void;
  /** Asks it to end when its call is over. */
  end(): void;
  /** Ends it at once: the only way out of a vendor call that hangs. */
  kill(): void;
}

export type SpawnWorker = () => WorkerProcess;

/**
 * @param entry the worker's entry point.
 * @param args of `workerArguments`: modules from the administrator or known safe places, never from a page.
 * @param env the worker's environment: modules read their settings from it.
 */
export function forkWorker(entry: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): SpawnWorker {
  return () => {
    const child = fork(entry, [...args], {
      env,
      serialization: 'advanced',
      // A vendor module's own chatter may hold a PIN (it happened): it goes nowhere.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    return {
      pid: child.pid,
      send: (message) => {
        if (child.connected) child.send(message as object, () => undefined);
      },
      onMessage: (listener) => {
        child.on('message', listener);
      },
      onExit: (listener) => {
        let told = false;
        const tell = (how: string): void => {
          if (told) return;
          told = true;
          listener(how);
        };
        child.once('exit', (code, signal) => {
          tell(signal ?? `exit ${code ?? 'unknown'}`);
        });
        child.once('error', () => {
          tell('not started');
        });
      },
      end: () => {
        if (child.connected) child.disconnect();
      },
      kill: () => {
        child.kill('SIGKILL');
      },
    };
  };
}
