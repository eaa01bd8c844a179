import { afterEach, describe, expect, it } from '@jest/globals';
import { describeCardBackend } from './card-backend-contract.ts';
import { startRemovableCards, type RemovableCards } from './removable-cards.ts';

describeCardBackend('the removable token in the worker', (citizens) => startRemovableCards({ citizens }));

describe('a module that is looked at now and then', () => {
  let cards: RemovableCards;
  afterEach(() => cards.close());

  it('has what a call found told to the watchers first: a question about a card that is in is not withdrawn', async () => {
    cards = await startRemovableCards({ citizens: ['fr-p384'] });
    cards.token.remove(0);
    const seen: (boolean | undefined)[] = [];
    const first = Promise.withResolvers<undefined>();
    const stop = cards.backend.watch((readers) => {
      seen.push(readers[0]?.card !== null);
      first.resolve(undefined);
    });
    await first.promise;
    expect(seen).toEqual([false]);
    cards.token.insert(0, 'fr-p384');
    const listed = await cards.backend.listReaders();
    expect(listed.ok && listed.value[0]?.card?.state).toBe('ready');
    expect(seen).toEqual([false, true]);
    // And the removal of a card that only the call had seen.
    const gone = new Promise<void>((resolve) => {
      cards.backend.watch((readers) => {
        if (readers[0]?.card === null) resolve();
      });
    });
    cards.token.remove(0);
    await gone;
    stop();
  });
});
