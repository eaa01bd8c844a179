import type { Clock } from '../../../native-bridge/clock.ts';

export interface ManualClock extends Clock {
  /** Lets time pass: what falls due is called back in order. */
  advance(milliseconds: number): void;
  /** Callbacks that wait. */
  readonly waiting: number;
}

/** A clock that stands still until a test moves it. */
export function createManualClock(start = Date.UTC(2026, 0, 1)): ManualClock {
  const timers = new Set<{ readonly due: number; readonly callback: () => void }>();
  let time = start;
  return {
    now: () => time,
    after: (milliseconds, callback) => {
      const timer = { due: time + milliseconds, callback };
      timers.add(timer);
      return () => {
        timers.delete(timer);
      };
    },
    advance: (milliseconds) => {
      const end = time + milliseconds;
      for (;;) {
        const [next] = [...timers].filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
        if (next === undefined) break;
        timers.delete(next);
        time = Math.max(time, next.due);
        next.callback();
      }
      time = end;
    },
    get waiting() {
      return timers.size;
    },
  };
}
