import type { Clock } from '../../../native-bridge/clock.ts';

/** Time that stands still until a test moves it. */
export interface ManualClock extends Clock {
  /** Moves time forward and calls what has become due, in order. */
  readonly advance: (milliseconds: number) => void;
  /** Callbacks that still wait for their time. */
  readonly waiting: number;
}

/** A day on which the simulated cards are valid (and the expired one is not). */
export const TEST_DAY = Date.UTC(2026, 10, 3, 9, 30);

export function createManualClock(start = TEST_DAY): ManualClock {
  const timers = new Map<object, { readonly due: number; readonly callback: () => void }>();
  let time = start;
  const nextDue = (until: number) =>
    [...timers].filter(([, { due }]) => due <= until).sort(([, a], [, b]) => a.due - b.due)[0];
  return {
    now: () => time,
    after: (milliseconds, callback) => {
      const key = {};
      timers.set(key, { due: time + milliseconds, callback });
      return () => {
        timers.delete(key);
      };
    },
    advance: (milliseconds) => {
      const until = time + milliseconds;
      for (let due = nextDue(until); due !== undefined; due = nextDue(until)) {
        const [key, timer] = due;
        timers.delete(key);
        time = timer.due;
        timer.callback();
      }
      time = until;
    },
    get waiting() {
      return timers.size;
    },
  };
}
