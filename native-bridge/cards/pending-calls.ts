import type { EidError } from '../../contracts/errors.ts';
import type { Result } from '../../contracts/result.ts';
import type { WorkerCall } from '../../contracts/worker-messages.ts';
import type { Clock } from '../clock.ts';

export interface PendingCall {
  readonly id: number;
  readonly call: WorkerCall;
  readonly limitMs: number;
  readonly settle: (result: Result<unknown, EidError>) => void;
}

/** Calls sent to the worker and not answered yet. */
export interface PendingCalls {
  readonly size: number;
  add(call: PendingCall): void;
  take(id: number): PendingCall | undefined;
  takeAll(): PendingCall[];
}

/**
 * The worker does its calls one after the other, so only the first one's time runs: a call that waits while the
 * citizen types a PIN on the reader does not hang.
 */
export function createPendingCalls(clock: Clock, onHang: (call: PendingCall) => void): PendingCalls {
  const calls = new Map<number, PendingCall>();
  let timed: PendingCall | undefined;
  let cancelLimit = (): void => undefined;

  const timeFirst = (): void => {
    const [first] = calls.values();
    if (first === timed) return;
    cancelLimit();
    timed = first;
    cancelLimit =
      first === undefined
        ? () => undefined
        : clock.after(first.limitMs, () => {
            onHang(first);
          });
  };

  return {
    get size() {
      return calls.size;
    },
    add: (call) => {
      calls.set(call.id, call);
      timeFirst();
    },
    take: (id) => {
      const call = calls.get(id);
      calls.delete(id);
      timeFirst();
      return call;
    },
    takeAll: () => {
      const all = [...calls.values()];
      calls.clear();
      timeFirst();
      return all;
    },
  };
}
