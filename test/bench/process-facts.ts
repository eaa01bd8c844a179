import { readdir, readFile } from 'node:fs/promises';
import { systemClock } from '../../native-bridge/clock.ts';

/** What Linux tells of a process and its children. */

export async function processTree(pid: number): Promise<number[]> {
  const listed = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  const children = listed.split(' ').filter((text) => text !== '');
  const below = await Promise.all(children.map((child) => processTree(Number(child))));
  return [pid, ...below.flat()];
}

export interface MemoryFacts {
  readonly processes: number;
  /** Kilobytes; PSS counts a page shared by n processes as 1/n, so it can be added up. */
  readonly rssKb: number;
  readonly pssKb: number;
}

export async function memoryOf(pid: number): Promise<MemoryFacts> {
  const pids = await processTree(pid);
  const rollups = await Promise.all(pids.map((each) => readFile(`/proc/${each}/smaps_rollup`, 'utf8')));
  const sum = (name: string): number => rollups.reduce((total, text) => total + field(text, name), 0);
  return { processes: pids.length, rssKb: sum('Rss'), pssKb: sum('Pss') };
}

/** Times that a thread of these processes gave up the processor by itself, and so was woken again later. */
export async function voluntarySwitches(pid: number): Promise<number> {
  const counts = await Promise.all(
    (await processTree(pid)).map(async (each) => {
      const threads = await readdir(`/proc/${each}/task`);
      const texts = await Promise.all(threads.map((thread) => readFile(`/proc/${each}/task/${thread}/status`, 'utf8')));
      return texts.reduce((total, text) => total + field(text, 'voluntary_ctxt_switches'), 0);
    }),
  );
  return counts.reduce((total, count) => total + count, 0);
}

function field(text: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? Number.NaN);
}

/** Lets the time of an observation pass. */
export function observe(milliseconds: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const cancel = systemClock.after(milliseconds, () => {
    resolve(undefined);
  });
  // The bench has nothing else to keep it running meanwhile.
  const alive = setInterval(() => undefined, 1_000);
  return promise.then(() => {
    clearInterval(alive);
    cancel();
  });
}

export async function untilAlone(pid: number, limitMs: number): Promise<void> {
  const end = performance.now() + limitMs;
  while ((await processTree(pid)).length > 1) {
    if (performance.now() > end) throw new Error('the card worker does not end');
    await observe(250);
  }
}
