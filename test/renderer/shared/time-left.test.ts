import { describe, expect, it } from '@jest/globals';
import { shownTimeLeft, spokenTimeLeft } from '../../../renderer/shared/time-left.ts';

const SECOND = 1000;

describe('time left', () => {
  it.each([
    [180 * SECOND, 'minutes', 3],
    [120 * SECOND + 1, 'minutes', 3],
    [61 * SECOND, 'minutes', 2],
    [60 * SECOND, 'seconds', 60],
    [41 * SECOND, 'seconds', 50],
    [10 * SECOND, 'seconds', 10],
    [9.2 * SECOND, 'seconds', 10],
    [1, 'seconds', 1],
    [0, 'seconds', 0],
    [-5 * SECOND, 'seconds', 0],
  ] as const)('%d ms are shown as %s: %d', (left, unit, count) => {
    expect(shownTimeLeft(left)).toMatchObject({ unit, count });
  });

  it('changes when it says so, and not before', () => {
    for (let left = 200 * SECOND; left > 0;) {
      const { unit, count, changesIn } = shownTimeLeft(left);
      if (changesIn === null) throw new Error('time is left');
      expect(shownTimeLeft(left - changesIn + 1)).toMatchObject({ unit, count });
      const next = shownTimeLeft(left - changesIn);
      expect([next.unit, next.count]).not.toEqual([unit, count]);
      left -= changesIn;
    }
    expect(shownTimeLeft(0).changesIn).toBeNull();
  });

  it('is spoken at three moments', () => {
    const spoken = Array.from({ length: 200 }, (_, second) => spokenTimeLeft((200 - second) * SECOND));
    expect([...new Set(spoken)]).toEqual([null, 60, 30, 10]);
    expect(spokenTimeLeft(0)).toBeNull();
  });
});
