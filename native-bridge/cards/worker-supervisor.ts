import * as v from 'valibot';
import type { EidError } from '../../contracts/errors.ts';
import { fail, ok, type Result } from '../../contracts/result.ts';
import {
  WORKER_CALLS,
  WorkerMessage,
  type WorkerCall,
  type WorkerParams,
  type WorkerReader,
  type WorkerResult,
} from '../../contracts/worker-messages.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../logging/log.ts';
import type { SpawnWorker, WorkerProcess } from './worker-process.ts';

/** Milliseconds each kind of call may take; a longer one is a module that hangs and dies with its process. */
export interface CallLimits {
  readonly listReaders: number;
  readonly watch: number;
  readonly readCertificates: number;
  readonly readIdentityFiles: number;
  readonly sign: number;
  /** Sign with the PIN entered on the reader, whose own limit is 30 s or more. */
  readonly signOnPinPad: number;
  readonly release: number;
}

export const DEFAULT_CALL_LIMITS: CallLimits = {
  listReaders: 10_000,
  watch: 10_000,
  readCertificates: 15_000,
  readIdentityFiles: 20_000,
  sign: 20_000,
  signOnPinPad: 90_000,
  release: 5_000,
};

/** Waits before the restarts after a crash, the last one for all that follow; a minute without a crash forgives. */
const RESTART_DELAYS_MS = [0, 200, 1_000, 5_000];
const FORGIVE_AFTER_MS = 60_000;
const IDLE_MS = 30_000;

export interface SupervisorOptions {
  readonly spawn: SpawnWorker;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits?: Partial<CallLimits>;
  readonly idleMs?: number;
}

export interface WorkerSupervisor {
  call<C extends WorkerCall>(call: C, params: WorkerParams<C>): Promise<Result<WorkerResult<C>, EidError>>;
  onReaders(listener: (readers: readonly WorkerReader[]) => void): void;
  /** Told after a worker died that nobody asked to end. */
  onCrash(listener: () => void): void;
  /** Keeps the worker alive between calls. */
  hold(held: boolean): void;
  close(): void;
}

interface Pending {
  readonly call: WorkerCall;
  readonly settle: (result: Result<unknown, EidError>) => void;
  readonly cancelLimit: () => void;
}

const CRASHED: EidError = { code: 'ERR_EID_WORKER_CRASHED' };

/**
 * Owns the card worker: spawned on first need, its death fails every pending call, a call that hangs ends it. No call
 * is ever sent twice: a replayed wrong PIN would burn a try.
 */
export function createWorkerSupervisor(options: SupervisorOptions): WorkerSupervisor {
  const { clock, log } = options;
  const limits = { ...DEFAULT_CALL_LIMITS, ...options.limits };
  const pending = new Map<number, Pending>();
  const readerListeners: ((readers: readonly WorkerReader[]) => void)[] = [];
  const crashListeners: (() => void)[] = [];
  let worker: WorkerProcess | undefined;
  let nextId = 1;
  let crashes = 0;
  let lastCrashAt = -Infinity;
  let held = false;
  let closed = false;
  let cancelIdle = (): void => undefined;

  const start = (): WorkerProcess => {
    const started = options.spawn();
    worker = started;
    log.debug('worker-started', { pid: started.pid });
    started.onMessage((message) => {
      if (worker === started) receive(message);
    });
    started.onExit((how) => {
      if (worker !== started) return;
      worker = undefined;
      crashed(how);
    });
    return started;
  };

  const crashed = (how: string): void => {
    if (clock.now() - lastCrashAt > FORGIVE_AFTER_MS) crashes = 0;
    crashes += 1;
    lastCrashAt = clock.now();
    log.error('worker-crashed', { how, pending: [...pending.values()].map(({ call }) => call), crashes });
    settleAll(CRASHED);
    for (const listener of crashListeners) listener();
  };

  const settleAll = (error: EidError): void => {
    const calls = [...pending.values()];
    pending.clear();
    for (const { settle, cancelLimit } of calls) {
      cancelLimit();
      settle(fail(error));
    }
  };

  const receive = (message: unknown): void => {
    const parsed = v.safeParse(WorkerMessage, message);
    if (!parsed.success) {
      log.error('worker-message-invalid');
      return;
    }
    if ('event' in parsed.output) {
      for (const listener of readerListeners) listener(parsed.output.readers);
      return;
    }
    const call = pending.get(parsed.output.id);
    if (call === undefined) return;
    pending.delete(parsed.output.id);
    call.cancelLimit();
    if (parsed.output.ok) {
      call.settle(checkedResult(call.call, parsed.output.value));
    } else {
      const { detail, ...error } = parsed.output.error;
      log.info('worker-call-failed', { call: call.call, code: error.code, detail });
      call.settle(
        fail(error.triesLeft === undefined ? { code: error.code } : { ...error, triesLeft: error.triesLeft }),
      );
    }
    endWhenIdle();
  };

  const checkedResult = (call: WorkerCall, value: unknown): Result<unknown, EidError> => {
    const result = v.safeParse(WORKER_CALLS[call].result, value);
    if (result.success) return ok(result.output);
    log.error('worker-result-invalid', { call });
    return fail({ code: 'ERR_EID_INTERNAL' });
  };

  const endWhenIdle = (): void => {
    cancelIdle();
    if (held || pending.size > 0) return;
    cancelIdle = clock.after(options.idleMs ?? IDLE_MS, () => {
      stop();
    });
  };

  const stop = (): void => {
    const ending = worker;
    worker = undefined;
    ending?.end();
  };

  /** Kills a worker whose call hangs: the call fails as the module's fault, the others as a crash. */
  const killHanging = (id: number): void => {
    const hanging = pending.get(id);
    if (hanging === undefined) return;
    log.error('worker-call-hangs', { call: hanging.call });
    pending.delete(id);
    const doomed = worker;
    worker = undefined;
    doomed?.kill();
    hanging.settle(fail({ code: 'ERR_EID_MODULE_FAILED' }));
    crashed('killed: call hangs');
  };

  const backOff = async (): Promise<void> => {
    const delay = crashes === 0 ? 0 : (RESTART_DELAYS_MS[crashes - 1] ?? RESTART_DELAYS_MS.at(-1) ?? 0);
    const wait = lastCrashAt + delay - clock.now();
    if (wait > 0) await new Promise<void>((resolve) => clock.after(wait, resolve));
  };

  return {
    call: async (call, params) => {
      if (worker === undefined) await backOff();
      if (closed) return fail(CRASHED);
      cancelIdle();
      const target = worker ?? start();
      const id = nextId++;
      const limit = call === 'sign' && isPinPad(params) ? limits.signOnPinPad : limits[call];
      return new Promise((resolve) => {
        pending.set(id, {
          call,
          settle: resolve as Pending['settle'],
          cancelLimit: clock.after(limit, () => {
            killHanging(id);
          }),
        });
        target.send({ id, call, params });
      });
    },
    onReaders: (listener) => {
      readerListeners.push(listener);
    },
    onCrash: (listener) => {
      crashListeners.push(listener);
    },
    hold: (hold) => {
      held = hold;
      if (!hold && worker !== undefined) endWhenIdle();
    },
    close: () => {
      closed = true;
      cancelIdle();
      const busy = pending.size > 0;
      const ending = worker;
      worker = undefined;
      // A worker in the middle of a vendor call may never come back to read the request to end.
      if (busy) ending?.kill();
      else ending?.end();
      settleAll(CRASHED);
    },
  };
}

function isPinPad(params: unknown): boolean {
  return typeof params === 'object' && params !== null && 'pin' in params && params.pin === null;
}
