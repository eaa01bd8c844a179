import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLog, type Log } from '../../../native-bridge/logging/log.ts';
import { approvedOriginsFile, settingsFolder } from '../../../native-bridge/policy/approved-origins-file.ts';

let folder: string;
let logged: string[];
let log: Log;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'eid-approvals-'));
  logged = [];
  log = createLog('debug', (line) => logged.push((JSON.parse(line) as { event: string }).event));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the file of approved origins', () => {
  it('keeps them between starts, for this user only', () => {
    const path = join(folder, 'settings', 'approved-origins.json');
    approvedOriginsFile(path, log).save(['https://e-counter.example']);
    expect(approvedOriginsFile(path, log).load()).toEqual(['https://e-counter.example']);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'settings')).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(folder, 'settings'))).toEqual(['approved-origins.json']);
    expect(logged).toEqual([]);
  });

  it('may not be there yet', () => {
    expect(approvedOriginsFile(join(folder, 'none.json'), log).load()).toEqual([]);
    expect(logged).toEqual([]);
  });

  it.each([
    '',
    '{',
    '[]',
    'null',
    '{"version":2,"origins":[]}',
    '{"version":1}',
    '{"version":1,"origins":["https://a.example",7]}',
    '{"version":1,"origins":[],"more":1}',
    '\0\0\0\0',
  ])('that is damaged (%j) is kept aside and counts as empty', (content) => {
    const path = join(folder, 'approved-origins.json');
    writeFileSync(path, content);
    const store = approvedOriginsFile(path, log);
    expect(store.load()).toEqual([]);
    expect(readFileSync(`${path}.damaged`, 'utf8')).toBe(content);
    expect(logged).toEqual(['approved-origins-damaged']);
    store.save(['https://e-counter.example']);
    expect(approvedOriginsFile(path, log).load()).toEqual(['https://e-counter.example']);
  });

  it.each([
    ['is a file', (path: string) => writeFileSync(path, '')],
    [
      'cannot be written',
      (path: string) => {
        mkdirSync(path);
        // Root may write to any folder but not over one: the file’s own name is taken by a folder.
        mkdirSync(join(path, 'approved-origins.json'));
        mkdirSync(join(path, 'approved-origins.json', 'in-the-way'));
        chmodSync(path, 0o500);
      },
    ],
  ])('costs the memory and not the log-in where its folder %s', (_what, spoil) => {
    const settings = join(folder, 'settings');
    spoil(settings);
    const store = approvedOriginsFile(join(settings, 'approved-origins.json'), log);
    expect(store.load()).toEqual([]);
    expect(() => {
      store.save(['https://e-counter.example']);
    }).not.toThrow();
    expect(logged).toContain('approved-origins-not-saved');
  });

  it('is in the user’s own folder on each system', () => {
    expect(settingsFolder('linux', {}, '/home/u')).toBe(join('/home/u', '.config', 'eid-bridge'));
    expect(settingsFolder('linux', { XDG_CONFIG_HOME: '/x' }, '/home/u')).toBe(join('/x', 'eid-bridge'));
    expect(settingsFolder('darwin', {}, '/Users/u')).toBe(
      join('/Users/u', 'Library', 'Application Support', 'eID Bridge'),
    );
    expect(settingsFolder('win32', { APPDATA: 'A' }, 'C')).toBe(join('A', 'eID Bridge'));
  });
});
