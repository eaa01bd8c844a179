import { percentile } from './statistics.ts';
import type { World } from './world.ts';

export type Unit = 'ms' | 'MiB' | 'KiB' | '×' | 'share of bare' | '/s' | 'calls' | 'APDUs' | 'frames' | 'messages';

export interface Goal {
  readonly bound: 'at most' | 'at least';
  readonly value: number;
}

/** One line of the table. */
export interface Figure {
  readonly name: string;
  readonly unit: Unit;
  readonly p50: number;
  /** Absent where there is one value only. */
  readonly p95?: number;
  readonly runs: number;
  readonly goal?: Goal;
  /** What the number is made of. */
  readonly detail?: Readonly<Record<string, number>>;
}

export interface Measure {
  /** As named by --only. */
  readonly name: string;
  readonly run: (world: World) => Promise<readonly Figure[]>;
}

export const atMost = (value: number): Goal => ({ bound: 'at most', value });
export const atLeast = (value: number): Goal => ({ bound: 'at least', value });

export function isMet({ p50, goal }: Figure): boolean | null {
  if (goal === undefined) return null;
  return goal.bound === 'at most' ? p50 <= goal.value : p50 >= goal.value;
}

export function fromSamples(name: string, unit: Unit, samples: readonly number[], goal?: Goal): Figure {
  const figure = { name, unit, p50: percentile(samples, 0.5), p95: percentile(samples, 0.95), runs: samples.length };
  return goal === undefined ? figure : { ...figure, goal };
}

/** How many times longer the first takes: p50 to p50, p95 to p95. The samples were taken in turns. */
export function ratio(name: string, samples: readonly number[], to: readonly number[], goal?: Goal): Figure {
  const figure = {
    name,
    unit: '×' as const,
    p50: percentile(samples, 0.5) / percentile(to, 0.5),
    p95: percentile(samples, 0.95) / percentile(to, 0.95),
    runs: samples.length,
  };
  return goal === undefined ? figure : { ...figure, goal };
}

/** Runs the work and tells how long it took, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
