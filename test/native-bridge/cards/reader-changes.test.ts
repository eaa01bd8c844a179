import { describe, expect, it } from '@jest/globals';
import type { ReaderId } from '../../../contracts/worker-messages.ts';
import { readerChanges } from '../../../native-bridge/cards/reader-changes.ts';
import { reader, readerWithCard } from './card-params.ts';

const named = (id: string) => reader({ id: id as ReaderId });
const card = (event: string, readerId: string) => ({ method: 'card', params: { event, readerId } });
const plug = (event: string, readerId: string) => ({ method: 'reader', params: { event, readerId } });

describe('readerChanges', () => {
  it.each([
    ['nothing', [readerWithCard('x', 'a')], [readerWithCard('x', 'a')], []],
    ['a card put in', [named('a')], [readerWithCard('x', 'a')], [card('inserted', 'a')]],
    ['a card pulled', [readerWithCard('x', 'a')], [named('a')], [card('removed', 'a')]],
    [
      'a card swapped',
      [readerWithCard('x', 'a')],
      [readerWithCard('y', 'a')],
      [card('removed', 'a'), card('inserted', 'a')],
    ],
    ['a reader plugged in', [], [named('a')], [plug('added', 'a')]],
    ['a reader with a card', [], [readerWithCard('x', 'a')], [plug('added', 'a'), card('inserted', 'a')]],
    ['a reader unplugged', [named('a')], [], [plug('removed', 'a')]],
    ['one unplugged with its card', [readerWithCard('x', 'a')], [], [card('removed', 'a'), plug('removed', 'a')]],
    [
      'a card moved to another reader',
      [readerWithCard('x', 'a'), named('b')],
      [named('a'), readerWithCard('x', 'b')],
      [card('removed', 'a'), card('inserted', 'b')],
    ],
  ])('tells %s', (_, before, after, changes) => {
    expect(readerChanges(before, after)).toEqual(changes);
  });
});
