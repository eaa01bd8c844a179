import type { CardBackend } from '../../native-bridge/cards/card-backend.ts';
import { createWorkerBackend } from '../../native-bridge/cards/worker-backend.ts';
import type { SupervisorOptions } from '../../native-bridge/cards/worker-supervisor.ts';
import { systemClock } from '../../native-bridge/clock.ts';
import { createLog } from '../../native-bridge/logging/log.ts';
import type { CitizenId } from '../../simulator/cards.ts';
import { observedWorker, type SpawnedWorker, type WorkerSource } from '../native-bridge/cards/observed-worker.ts';
import { recordTranscript } from '../support/secrets/transcript.ts';

/** A card backend with the cards of these citizens in readers, one each. */
export interface TestCards {
  readonly backend: CardBackend;
  /** Of every card. */
  readonly pin: string;
  /** Ends processes and removes files. */
  close(): Promise<void>;
}

export type Citizens = readonly [CitizenId, ...CitizenId[]];
export type MakeTestCards = (citizens: Citizens) => Promise<TestCards>;

export interface WorkerCards {
  readonly backend: CardBackend;
  readonly workers: readonly SpawnedWorker[];
  /** Closes the backend and waits for the end of every worker. */
  close(): Promise<void>;
}

export type WorkerOptions = Partial<Pick<SupervisorOptions, 'clock' | 'limits' | 'idleMs'>>;

/** The cards of a PKCS#11 module behind a real worker process. */
export function startWorkerCards(source: WorkerSource, options: WorkerOptions = {}): WorkerCards {
  const { spawn, workers } = observedWorker(source);
  const log = createLog('debug', (line) => {
    recordTranscript('log', line);
  });
  const backend = createWorkerBackend({ clock: systemClock, ...options, spawn, log });
  return {
    backend,
    workers,
    close: async () => {
      await backend.close();
      await Promise.all(workers.map(({ exited }) => exited));
    },
  };
}
