import type { WorkerReader } from '../../contracts/worker-messages.ts';

/** Neither SoftHSM nor the Belgian module (outside Windows) has C_WaitForSlotEvent; PC/SC events replace this. */
const POLL_MS = 400;

export interface ReaderWatch {
  start(): void;
  stop(): void;
}

/** Tells of changes while watched; between two calls to the card, never during one. */
export function createReaderWatch(list: () => WorkerReader[], changed: (readers: WorkerReader[]) => void): ReaderWatch {
  let timer: NodeJS.Timeout | undefined;
  let last = '';
  const look = (): void => {
    let readers: WorkerReader[];
    try {
      readers = list();
    } catch {
      // A module that fails now tells its error to the call that needs it; for a watcher there is no reader.
      readers = [];
    }
    const seen = JSON.stringify(readers);
    if (seen === last) return;
    last = seen;
    changed(readers);
  };
  return {
    start: () => {
      if (timer !== undefined) return;
      look();
      timer = setInterval(look, POLL_MS);
    },
    stop: () => {
      clearInterval(timer);
      timer = undefined;
      last = '';
    },
  };
}
