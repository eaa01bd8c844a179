import type { Clock } from '../clock.ts';

/** Waits before the restarts after a crash, the last one for all that follow; a minute without a crash forgives. */
const RESTART_DELAYS_MS = [0, 200, 1_000, 5_000];
const FORGIVE_AFTER_MS = 60_000;

/** How long a worker that crashes again and again must stay down. */
export interface RestartDelay {
  /** @returns how many crashes count now. */
  crashed(): number;
  /** Whether a worker may be started at once. */
  isOver(): boolean;
  /** Resolves when the worker may be started, or at {@link cut}. */
  wait(): Promise<void>;
  /** Ends all waiting: nothing will be started any more. */
  cut(): void;
}

export function createRestartDelay(clock: Clock): RestartDelay {
  const waiting = new Set<() => void>();
  let crashes = 0;
  let lastCrashAt = -Infinity;

  const left = (): number => {
    const delay = crashes === 0 ? 0 : (RESTART_DELAYS_MS[crashes - 1] ?? RESTART_DELAYS_MS.at(-1) ?? 0);
    return lastCrashAt + delay - clock.now();
  };

  return {
    isOver: () => left() <= 0,
    crashed: () => {
      if (clock.now() - lastCrashAt > FORGIVE_AFTER_MS) crashes = 0;
      crashes += 1;
      lastCrashAt = clock.now();
      return crashes;
    },
    wait: async () => {
      if (left() <= 0) return;
      await new Promise<void>((resolve) => {
        const goOn = (): void => {
          cancel();
          waiting.delete(goOn);
          resolve();
        };
        const cancel = clock.after(left(), goOn);
        waiting.add(goOn);
      });
    },
    cut: () => {
      for (const goOn of [...waiting]) goOn();
    },
  };
}
