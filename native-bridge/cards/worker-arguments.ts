import type { WayChoice } from '../../contracts/worker-messages.ts';

export interface WorkerChoices {
  readonly way: WayChoice;
  /** The only reader to look at, by its PC/SC name; null: all of them. */
  readonly readerName: string | null;
}

/** The worker's command line; `worker/worker-arguments.ts` reads it. */
export function workerArguments(modulePaths: readonly string[], { way, readerName }: WorkerChoices): readonly string[] {
  return [`--way=${way}`, ...(readerName === null ? [] : [`--reader=${readerName}`]), ...modulePaths];
}
