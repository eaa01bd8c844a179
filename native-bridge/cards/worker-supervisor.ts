import * as v from 'valibot';
import type { EidError } from '../../contracts/errors.ts';
import { fail, ok, type Result } from '../../contracts/result.ts';
import {
  WORKER_CALLS,
  WorkerMessage,
  type WorkerCall,
  type WorkerError,
  type WorkerParams,
  type WorkerReader,
  type WorkerResult,
} from '../../contracts/worker-messages.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../logging/log.ts';
import { DEFAULT_CALL_LIMITS, limitOf, type CallLimits } from './call-limits.ts';
import { createPendingCalls, type PendingCall } from './pending-calls.ts';
import { createRestartDelay } from './restart-delay.ts';
import type { SpawnWorker, WorkerProcess } from './worker-process.ts';

const IDLE_MS = 30_000;
/** A worker asked to end closes its module, which may hang like any other call to it. */
const END_MS = 3_000;

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
  readonly running: boolean;
  /** Keeps the worker alive between calls. */
  hold(held: boolean): void;
  /** The next call goes to a new worker (the settings that it starts with changed); a call that runs ends first. */
  renew(): void;
  /** Told when a worker that was to be renewed is on its way out. */
  onRenewed(listener: () => void): void;
  /** Resolves when no worker is left; calls that are not answered fail at once. */
  close(): Promise<void>;
}

const CRASHED: EidError = { code: 'ERR_EID_WORKER_CRASHED' };

/**
 * Owns the card worker: spawned on first need, its death fails every pending call, a call that hangs ends it. No call
 * is ever sent twice: a replayed wrong PIN would burn a try.
 */
export function createWorkerSupervisor(options: SupervisorOptions): WorkerSupervisor {
  const { clock, log } = options;
  const limits = { ...DEFAULT_CALL_LIMITS, ...options.limits };
  const pending = createPendingCalls(clock, (call) => {
    killHanging(call);
  });
  const restart = createRestartDelay(clock);
  const readerListeners: ((readers: readonly WorkerReader[]) => void)[] = [];
  const crashListeners: (() => void)[] = [];
  const renewListeners: (() => void)[] = [];
  /** Of every worker that has not ended, the one in use and those on their way out. */
  const exits = new Set<Promise<void>>();
  let worker: WorkerProcess | undefined;
  let nextId = 1;
  let held = false;
  let stale = false;
  let closed = false;
  let cancelIdle = (): void => undefined;

  const start = (): WorkerProcess => {
    const started = options.spawn();
    worker = started;
    log.debug('worker-started', { pid: started.pid });
    started.onMessage((message) => {
      if (worker === started) receive(message);
    });
    const exit = new Promise<void>((resolve) => {
      started.onExit((how) => {
        exits.delete(exit);
        resolve();
        if (worker !== started) return;
        worker = undefined;
        crashed(how);
      });
    });
    exits.add(exit);
    return started;
  };

  const crashed = (how: string): void => {
    cancelIdle();
    const lost = pending.takeAll();
    log.error('worker-crashed', { how, pending: lost.map(({ call }) => call), crashes: restart.crashed() });
    for (const { settle } of lost) settle(fail(CRASHED));
    for (const listener of crashListeners) listener();
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
    const call = pending.take(parsed.output.id);
    if (call === undefined) return;
    call.settle(
      parsed.output.ok ? checkedResult(call.call, parsed.output.value) : loggedError(call.call, parsed.output.error),
    );
    if (stale) replaceWhenFree();
    endWhenIdle();
  };

  const replaceWhenFree = (): void => {
    if (pending.size > 0) return;
    stale = false;
    if (worker === undefined) return;
    endWorker();
    for (const listener of renewListeners) listener();
  };

  const checkedResult = (call: WorkerCall, value: unknown): Result<unknown, EidError> => {
    const result = v.safeParse(WORKER_CALLS[call].result, value);
    if (result.success) return ok(result.output);
    log.error('worker-result-invalid', { call });
    return fail({ code: 'ERR_EID_INTERNAL' });
  };

  const loggedError = (call: WorkerCall, { code, triesLeft, detail }: WorkerError): Result<never, EidError> => {
    // A module that cannot work is the administrator's business; a pulled card or a wrong PIN is the citizen's.
    const level = code.startsWith('ERR_EID_MODULE_') ? 'warn' : 'info';
    log[level]('worker-call-failed', { call, code, detail });
    return fail(triesLeft === undefined ? { code } : { code, triesLeft });
  };

  const endWhenIdle = (): void => {
    cancelIdle();
    if (held || worker === undefined || pending.size > 0) return;
    cancelIdle = clock.after(options.idleMs ?? IDLE_MS, endWorker);
  };

  const endWorker = (): void => {
    const ending = worker;
    worker = undefined;
    if (ending === undefined) return;
    const cancelKill = clock.after(END_MS, () => {
      log.error('worker-does-not-end');
      ending.kill();
    });
    ending.onExit(cancelKill);
    ending.end();
  };

  const killWorker = (): void => {
    const doomed = worker;
    worker = undefined;
    doomed?.kill();
  };

  /** The call that hangs fails as the module's fault; the others, which never reached the module, as a crash. */
  const killHanging = ({ id, call, settle }: PendingCall): void => {
    log.error('worker-call-hangs', { call });
    pending.take(id);
    killWorker();
    settle(fail({ code: 'ERR_EID_MODULE_FAILED' }));
    crashed('killed: call hangs');
  };

  return {
    call: async (call, params) => {
      // No PIN waits for a restart: its page may be gone by then, and the worker that saw the card is.
      const carriesPin = call === 'sign' || call === 'changePin';
      if (carriesPin && worker === undefined && !restart.isOver()) return fail(CRASHED);
      if (worker === undefined) await restart.wait();
      if (closed) return fail(CRASHED);
      cancelIdle();
      const target = worker ?? start();
      const id = nextId++;
      return new Promise((resolve) => {
        const settle = resolve as PendingCall['settle'];
        pending.add({ id, call, limitMs: limitOf(limits, call, params), settle });
        target.send({ id, call, params });
      });
    },
    onReaders: (listener) => {
      readerListeners.push(listener);
    },
    onCrash: (listener) => {
      crashListeners.push(listener);
    },
    renew: () => {
      stale = true;
      replaceWhenFree();
    },
    onRenewed: (listener) => {
      renewListeners.push(listener);
    },
    get running() {
      return worker !== undefined;
    },
    hold: (hold) => {
      held = hold;
      endWhenIdle();
    },
    close: async () => {
      closed = true;
      cancelIdle();
      restart.cut();
      const lost = pending.takeAll();
      // A worker in the middle of a vendor call may never come back to read the request to end.
      if (lost.length > 0) killWorker();
      else endWorker();
      for (const { settle } of lost) settle(fail(CRASHED));
      await Promise.all(exits);
    },
  };
}
