import { jest } from '@jest/globals';
import type { WayChoice } from '../../../contracts/worker-messages.ts';
import { workerArguments } from '../../../native-bridge/cards/worker-arguments.ts';
import { forkWorker, type SpawnWorker, type WorkerProcess } from '../../../native-bridge/cards/worker-process.ts';
import { workerEntry } from '../../../native-bridge/worker-entry.ts';

/** For every test with a real worker: processes take their time on a busy computer. */
jest.setTimeout(60_000);

export interface SpawnedWorker {
  readonly process: WorkerProcess;
  /** How it ended. */
  readonly exited: Promise<string>;
}

export interface ObservedSpawn {
  readonly spawn: SpawnWorker;
  /** In the order they were started, the ended ones included. */
  readonly workers: readonly SpawnedWorker[];
}

export interface WorkerSource {
  readonly modulePath?: string;
  readonly env: Readonly<Record<string, string>>;
  /** Default `pkcs11`. */
  readonly way?: WayChoice;
  /** Default: the bridge's own worker. */
  readonly entry?: string;
}

/** The real worker process on a test module, and a view on each process started. */
export function observedWorker({
  modulePath,
  env,
  way = 'pkcs11',
  entry = workerEntry(),
}: WorkerSource): ObservedSpawn {
  const args = workerArguments(modulePath === undefined ? [] : [modulePath], { way, readerName: null });
  return observeSpawn(forkWorker(entry, args, { ...process.env, ...env }));
}

export function observeSpawn(spawn: SpawnWorker): ObservedSpawn {
  const workers: SpawnedWorker[] = [];
  return {
    workers,
    spawn: () => {
      const started = spawn();
      const exited = new Promise<string>((resolve) => {
        started.onExit(resolve);
      });
      workers.push({ process: started, exited });
      return started;
    },
  };
}
