import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createSettings, type AppSettings } from '../../../main/settings/settings.ts';
import { DEFAULT_SETTINGS } from '../../../main/settings/settings-file.ts';
import { silentLog } from '../../../native-bridge/logging/log.ts';
import type { Policy } from '../../../native-bridge/policy/policy.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
  path = join(folder, 'deeper', 'settings.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const settings = (policy: Policy = {}, at = path): AppSettings =>
  createSettings({ path: at, policy, systemLanguage: 'nl', log: () => silentLog });

describe('settings', () => {
  it('begin with the defaults, in the language of the system', () => {
    const { version: _, ...defaults } = DEFAULT_SETTINGS;
    expect(settings().inForce).toMatchObject(defaults);
    expect(settings().language()).toBe('nl');
    expect(settings().problem).toBeNull();
  });

  it('are kept, and tell what changed', () => {
    const first = settings();
    const told: string[][] = [];
    first.onChange((changed) => told.push([...changed]));
    first.set({ language: 'de', sounds: false });
    first.set({ way: 'direct', language: 'de' });
    expect(told).toEqual([['language'], ['way']]);
    expect(settings().inForce).toMatchObject({ language: 'de', way: 'direct' });
    expect(settings().language()).toBe('de');
  });

  it('give way to the administrator’s, who locks them, and come back without him', () => {
    settings().set({ way: 'direct', logLevel: 'debug' });
    const ruled = settings({ way: 'pkcs11', module: '/lib/m.so', logLevel: 'warn', language: 'fr' });
    expect(ruled.inForce).toMatchObject({ way: 'pkcs11', module: '/lib/m.so', logLevel: 'warn', language: 'fr' });
    expect((['way', 'module', 'logLevel', 'language', 'sounds'] as const).filter((key) => ruled.isLocked(key))).toEqual(
      ['way', 'module', 'logLevel', 'language'],
    );
    ruled.set({ way: 'auto' });
    expect(ruled.inForce.way).toBe('pkcs11');
    expect(settings().inForce.way).toBe('auto');
  });

  it.each([
    ['no JSON', '{"version": 1'],
    ['an unknown version', JSON.stringify({ ...DEFAULT_SETTINGS, version: 2 })],
    ['a wrong value', JSON.stringify({ ...DEFAULT_SETTINGS, way: 'magic' })],
    ['an unknown key', JSON.stringify({ ...DEFAULT_SETTINGS, pin: 1 })],
    ['a module that is no absolute path', JSON.stringify({ ...DEFAULT_SETTINGS, module: '../m.so' })],
  ])('with %s are kept aside', (_, content) => {
    const file = join(folder, 'settings.json');
    writeFileSync(file, content);
    const read = settings({}, file);
    expect(read.problem).toBe('file-was-damaged');
    expect(read.inForce.way).toBe('auto');
    expect(readFileSync(`${file}.damaged`, 'utf8')).toBe(content);
  });

  it('that cannot be saved last until the end, and say so', () => {
    const blocked = join(folder, 'file');
    writeFileSync(blocked, '');
    const read = settings({}, join(blocked, 'settings.json'));
    read.set({ sounds: true });
    expect(read.inForce.sounds).toBe(true);
    expect(read.problem).toBe('cannot-be-saved');
  });
});
