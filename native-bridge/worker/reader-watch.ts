import type { WorkerReader } from '../../contracts/worker-messages.ts';

/** Neither SoftHSM nor the Belgian module (outside Windows) has C_WaitForSlotEvent; where PC/SC tells, nobody polls. */
const POLL_MS = 400;

export interface ReaderWatch {
  start(): void;
  stop(): void;
  /** Something changed: look now. */
  look(): void;
  /** A call has looked: what it found is told before its answer, so that no watcher holds an older truth. */
  saw(readers: readonly WorkerReader[]): void;
}

export interface WatchedReaders {
  readonly list: () => Promise<readonly WorkerReader[]>;
  /** Whether the list may change without anybody telling. Asked after each look. */
  readonly needsPolling: () => boolean;
  /** Between two calls to the card, never during one. */
  readonly inTurn: (work: () => Promise<void>) => void;
}

/** Tells of changes while watched. */
export function createReaderWatch(
  { list, needsPolling, inTurn }: WatchedReaders,
  changed: (readers: readonly WorkerReader[]) => void,
): ReaderWatch {
  let watch: AbortController | null = null;
  let timer: NodeJS.Timeout | undefined;
  let last = '';

  const lookNow = async (): Promise<void> => {
    const signal = watch?.signal;
    if (signal === undefined) return;
    let readers: readonly WorkerReader[];
    try {
      readers = await list();
    } catch {
      // A module that fails now tells its error to the call that needs it; for a watcher there is no reader.
      readers = [];
    }
    if (signal.aborted) return;
    clearTimeout(timer);
    if (needsPolling()) timer = setTimeout(look, POLL_MS);
    note(readers);
  };

  const note = (readers: readonly WorkerReader[]): void => {
    const seen = JSON.stringify(readers);
    if (seen === last) return;
    last = seen;
    changed(readers);
  };

  const look = (): void => {
    if (watch !== null) inTurn(lookNow);
  };

  return {
    look,
    saw: (readers) => {
      if (watch !== null) note(readers);
    },
    start: () => {
      if (watch !== null) return;
      watch = new AbortController();
      look();
    },
    stop: () => {
      watch?.abort();
      watch = null;
      clearTimeout(timer);
      last = '';
    },
  };
}
