import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { parseOrigin } from '../../../native-bridge/origin.ts';
import { isLoopbackAddress } from '../../../native-bridge/server/host-gate.ts';
import { passGates } from '../../../native-bridge/server/upgrade-gate.ts';

describe('the address of the peer', () => {
  it.each(['127.0.0.1', '127.255.255.254', '::1', '::ffff:127.0.0.1'])('%s is this computer', (address) => {
    expect(isLoopbackAddress(address)).toBe(true);
  });

  it.each([
    undefined,
    '',
    '10.0.0.1',
    '128.0.0.1',
    '127.0.0.1.example',
    '::ffff:10.0.0.1',
    'fe80::1',
    '::',
    '1127.0.0.1',
  ])('%s is not', (address) => {
    expect(isLoopbackAddress(address)).toBe(false);
  });

  it.each(['192.168.1.7', undefined])('decides before everything else: %s gets 403', async (remoteAddress) => {
    const request = {
      socket: { remoteAddress, remotePort: 50_000, localAddress: '192.168.1.2', localPort: 27_443 },
      headers: { host: 'evil.example' },
      rawHeaders: [],
      url: '/x',
    };
    const passed = await passGates(request as unknown as IncomingMessage, {
      developerMode: false,
      peerVerdict: null,
      makeRoom: () => false,
    });
    expect(passed).toEqual({ ok: false, error: { status: 403, reason: 'peer is not on this computer' } });
  });
});

describe('an origin', () => {
  it('is at most 300 characters long', () => {
    const label = 'a'.repeat(60);
    const longest = `https://${[label, label, label].join('.')}.${'b'.repeat(300 - 8 - 183)}`;
    expect(longest).toHaveLength(300);
    expect(parseOrigin(longest, false)).toBe(longest);
    expect(parseOrigin(`${longest}c`, false)).toBeNull();
  });
});
