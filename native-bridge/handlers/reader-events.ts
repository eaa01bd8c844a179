import type { WorkerReader } from '../../contracts/worker-messages.ts';
import type { CardBackend } from '../cards/card-backend.ts';
import { readerChanges, type ReaderChange } from '../cards/reader-changes.ts';

/** Tells of each reader and card that comes or goes from now on, until the function returned is called. */
export function watchReaderEvents(cards: CardBackend, tell: (change: ReaderChange) => void): () => void {
  let before: readonly WorkerReader[] | undefined;
  return cards.watch((readers) => {
    // The first report is how things are, not an event.
    const changes = before === undefined ? [] : readerChanges(before, readers);
    before = readers;
    for (const change of changes) tell(change);
  });
}
