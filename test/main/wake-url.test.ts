import { describe, expect, it } from '@jest/globals';
import { startRequest } from '../../main/wake-url.ts';

describe('what a start asks for', () => {
  it.each([
    [[], 'open'],
    [['--hidden'], 'hidden'],
    [['--quit'], 'quit'],
    [['--enable-features=x'], 'open'],
    [['eid-bridge:wake'], 'wake'],
    // Whatever else a link says, it only wakes: it opens nothing and ends nothing.
    [['eid-bridge:wake?open=settings'], 'wake'],
    [['eid-bridge://quit', '--quit'], 'wake'],
    [['EID-BRIDGE:anything'], 'wake'],
    [['--', 'eid-bridge:--quit'], 'wake'],
  ] as const)('%j: %s', (args, request) => {
    expect(startRequest(args)).toBe(request);
  });
});
