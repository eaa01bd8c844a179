import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { PORTS } from '../../contracts/endpoint.ts';
import { BIN_HELP, parseBinOptions } from '../../native-bridge/bin-options.ts';

const nothingGiven = {
  ports: PORTS,
  module: undefined,
  policy: undefined,
  allowOrigins: [],
  logLevel: undefined,
};

describe('the flags of the headless bridge', () => {
  it('may all be left out', () => {
    expect(parseBinOptions([])).toEqual({ ok: true, value: { kind: 'run', options: nothingGiven } });
  });

  it('are all read', () => {
    const args = ['--port', '0', '--module', '/opt/m.so', '--policy', 'p.json', '--log-level', 'debug'];
    const origins = ['--allow-origin', 'https://a.example', '--allow-origin=https://b.example'];
    expect(parseBinOptions([...args, ...origins])).toEqual({
      ok: true,
      value: {
        kind: 'run',
        options: {
          ports: [0],
          module: '/opt/m.so',
          policy: resolve('p.json'),
          allowOrigins: ['https://a.example', 'https://b.example'],
          logLevel: 'debug',
        },
      },
    });
  });

  it.each([
    ['--help', 'help'],
    ['--version', 'version'],
  ])('%s asks for nothing else', (flag, kind) => {
    expect(parseBinOptions([flag, '--port', 'x'])).toEqual({ ok: true, value: { kind } });
  });

  it.each([
    ['--port', '65536'],
    ['--port', '-1'],
    ['--port', '1e3'],
    ['--port', ''],
    ['--port', '27443x'],
    ['--log-level', 'loud'],
    ['--pin', '1'],
    ['stray', ''],
    ['--port', '1', '--unknown'],
  ])('%s %s is refused with a sentence', (...args) => {
    const parsed = parseBinOptions(args);
    expect(parsed).toEqual({ ok: false, error: expect.stringMatching(/.{10}/) });
  });

  it.each(['--port', '--module', '--policy', '--allow-origin', '--log-level', '--version', '--help'])(
    '%s is in the help',
    (flag) => {
      expect(BIN_HELP).toContain(`  ${flag}`);
    },
  );
});
