import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { policyPath, readPolicy } from '../../../native-bridge/policy/policy.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'eid-policy-'));
  path = join(folder, 'policy.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const complete = {
  module: '/opt/vendor/module.so',
  way: 'auto',
  reader: 'The reader',
  allowOrigins: ['https://e-counter.example'],
  onlyAllowedOrigins: true,
  developerMode: false,
  logLevel: 'warn',
  language: 'nl',
  promptSeconds: 60,
};

const read = (content: string): ReturnType<typeof readPolicy> => {
  writeFileSync(path, content);
  return readPolicy(path, true);
};

describe('the policy file', () => {
  it('is read as it is', () => {
    expect(read(JSON.stringify(complete))).toEqual({ ok: true, value: complete });
    expect(read('{}')).toEqual({ ok: true, value: {} });
    expect(read('\ufeff{"promptSeconds":60}')).toEqual({ ok: true, value: { promptSeconds: 60 } });
  });

  it('may be absent at its usual place, not where it was named', () => {
    expect(readPolicy(path, true)).toEqual({ ok: true, value: {} });
    expect(readPolicy(path, false)).toEqual({ ok: false, error: { kind: 'unreadable', path } });
  });

  it('that cannot be read is no policy to guess', () => {
    expect(readPolicy(folder, true)).toEqual({ ok: false, error: { kind: 'unreadable', path: folder } });
  });

  it.each(['', '{', 'promptSeconds: 60', '{"a":1}}', '\ufeff{}x'])('that is no JSON (%j) is refused', (content) => {
    expect(read(content)).toEqual({ ok: false, error: { kind: 'not-json', path } });
  });

  it.each<readonly [Readonly<Record<string, unknown>>, string]>([
    [{ promptSeconds: 9 }, 'promptSeconds'],
    [{ promptSeconds: 601 }, 'promptSeconds'],
    [{ promptSeconds: 60.5 }, 'promptSeconds'],
    [{ promptSeconds: '60' }, 'promptSeconds'],
    [{ logLevel: 'verbose' }, 'logLevel'],
    [{ language: 'FR' }, 'language'],
    [{ developerMode: 'no' }, 'developerMode'],
    [{ onlyAllowedOrigins: 1 }, 'onlyAllowedOrigins'],
    [{ allowOrigins: 'https://a.example' }, 'allowOrigins'],
    [{ allowOrigins: ['https://a.example', 7] }, 'allowOrigins.1'],
    [{ module: '' }, 'module'],
    [{ module: 'module.so' }, 'module'],
    [{ module: '../module.so' }, 'module'],
  ])('with %j beside right entries is refused as a whole, and says where', (wrong, where) => {
    expect(read(JSON.stringify({ ...complete, ...wrong }))).toEqual({
      ok: false,
      error: { kind: 'invalid', path, where },
    });
  });

  it.each(['onlyAllowedOrigin', 'allowOrigins.0', 'top level', '', '__proto'])(
    'with an unknown key (%j) is refused, and says which are known',
    (key) => {
      expect(read(JSON.stringify({ ...complete, [key]: true }))).toEqual({
        ok: false,
        error: { kind: 'unknown-key', path, key, known: Object.keys(complete) },
      });
    },
  );

  it.each(['[]', '[1]', 'null', '7', '"policy"'])('that is no object (%s) is refused', (content) => {
    expect(read(content)).toEqual({ ok: false, error: { kind: 'invalid', path, where: 'top level' } });
  });

  it('is where only an administrator can write', () => {
    expect(policyPath('linux', { HOME: '/home/u' })).toBe('/etc/eid-bridge/policy.json');
    expect(policyPath('darwin', {})).toBe('/Library/Application Support/eID Bridge/policy.json');
    expect(policyPath('win32', { ProgramData: 'P' })).toBe(join('P', 'eID Bridge', 'policy.json'));
  });
});
