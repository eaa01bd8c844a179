import type { Notification } from '../../contracts/page-messages.ts';
import type { WorkerReader } from '../../contracts/worker-messages.ts';

export type ReaderChange =
  | { readonly method: 'reader'; readonly params: Notification<'reader'> }
  | { readonly method: 'card'; readonly params: Notification<'card'> };

/** What happened between two reports, in the order a page expects: card before its reader goes, after it comes. */
export function readerChanges(before: readonly WorkerReader[], after: readonly WorkerReader[]): ReaderChange[] {
  const changes: ReaderChange[] = [];
  const now = new Map(after.map((reader) => [reader.id, reader]));
  const was = new Map(before.map((reader) => [reader.id, reader]));
  const card = (event: 'inserted' | 'removed', readerId: string): void => {
    changes.push({ method: 'card', params: { event, readerId } });
  };
  const reader = (event: 'added' | 'removed', readerId: string): void => {
    changes.push({ method: 'reader', params: { event, readerId } });
  };
  for (const { id, card: old } of before) {
    if (old !== null && now.get(id)?.card?.id !== old.id) card('removed', id);
    if (!now.has(id)) reader('removed', id);
  }
  for (const { id, card: fresh } of after) {
    if (!was.has(id)) reader('added', id);
    if (fresh !== null && was.get(id)?.card?.id !== fresh.id) card('inserted', id);
  }
  return changes;
}
