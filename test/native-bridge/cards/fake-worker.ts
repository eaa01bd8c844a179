import type { WorkerCall } from '../../../contracts/worker-messages.ts';
import type { SpawnWorker, WorkerProcess } from '../../../native-bridge/cards/worker-process.ts';
import { createWorkerSupervisor, type WorkerSupervisor } from '../../../native-bridge/cards/worker-supervisor.ts';
import { createLog } from '../../../native-bridge/logging/log.ts';
import { createManualClock, type ManualClock } from '../../support/bridge/manual-clock.ts';

export interface SentCall {
  readonly id: number;
  readonly call: WorkerCall;
  readonly params: unknown;
}

/** A worker whose every message and death is the test's. */
export interface FakeWorker extends WorkerProcess {
  readonly sent: readonly SentCall[];
  readonly fate: 'running' | 'asked-to-end' | 'killed';
  say(message: unknown): void;
  /** Answers the n-th call it was sent. */
  answer(nth: number, value: unknown): void;
  die(how?: string): void;
}

export interface FakeWorkers {
  readonly spawn: SpawnWorker;
  readonly started: readonly FakeWorker[];
  /** The one started last. */
  readonly last: FakeWorker;
}

export function createFakeWorkers(): FakeWorkers {
  const started: FakeWorker[] = [];
  return {
    started,
    spawn: () => {
      const worker = createFakeWorker(started.length + 1);
      started.push(worker);
      return worker;
    },
    get last() {
      const worker = started.at(-1);
      if (worker === undefined) throw new Error('no worker was started');
      return worker;
    },
  };
}

function createFakeWorker(pid: number): FakeWorker {
  const sent: SentCall[] = [];
  const messageListeners: ((message: unknown) => void)[] = [];
  const exitListeners: ((how: string) => void)[] = [];
  let fate: FakeWorker['fate'] = 'running';
  const say = (message: unknown): void => {
    for (const listener of messageListeners) listener(message);
  };
  return {
    pid,
    sent,
    get fate() {
      return fate;
    },
    send: (message) => sent.push(message as SentCall),
    onMessage: (listener) => messageListeners.push(listener),
    onExit: (listener) => exitListeners.push(listener),
    end: () => {
      fate = 'asked-to-end';
    },
    kill: () => {
      fate = 'killed';
    },
    say,
    answer: (nth, value) => {
      say({ id: sent[nth]?.id, ok: true, value });
    },
    die: (how = 'SIGSEGV') => {
      for (const listener of exitListeners.splice(0)) listener(how);
    },
  };
}

export interface Supervised {
  readonly supervisor: WorkerSupervisor;
  readonly workers: FakeWorkers;
  readonly clock: ManualClock;
  /** What was logged, one JSON line a record. */
  readonly lines: readonly string[];
}

export const LIMITS = {
  listReaders: 1_000,
  watch: 1_000,
  readCertificates: 2_000,
  readIdentityFiles: 3_000,
  sign: 4_000,
  signOnPinPad: 60_000,
  release: 500,
} as const;

export function superviseFakes(idleMs = 10_000): Supervised {
  const workers = createFakeWorkers();
  const clock = createManualClock();
  const lines: string[] = [];
  const log = createLog('debug', (line) => lines.push(line));
  const supervisor = createWorkerSupervisor({ spawn: workers.spawn, clock, log, limits: LIMITS, idleMs });
  return { supervisor, workers, clock, lines };
}

/** Lets everything that is ready to go on do so. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
