import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { autostartFile, autostartPath } from '../../../main/login-item/autostart-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'autostart-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the start with the computer, Linux', () => {
  it('is where the specification says', () => {
    expect(autostartPath({}, '/home/u')).toBe('/home/u/.config/autostart/eid-bridge.desktop');
    expect(autostartPath({ XDG_CONFIG_HOME: '/c' }, '/home/u')).toBe('/c/autostart/eid-bridge.desktop');
  });

  it('is switched on and off; the command is quoted', () => {
    const path = join(folder, 'autostart', 'eid-bridge.desktop');
    const item = autostartFile(path, '/opt/eID "Bridge" $1 100%/eid-bridge');
    expect(item.isOn()).toBe(false);
    expect(item.set(true)).toBe(true);
    expect(item.isOn()).toBe(true);
    expect(readFileSync(path, 'utf8')).toContain('Exec="/opt/eID \\"Bridge\\" \\$1 100%%/eid-bridge" --hidden\n');
    expect(item.set(false)).toBe(true);
    expect(item.isOn()).toBe(false);
  });

  it('says when it cannot be', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(autostartFile(join(file, 'autostart', 'x.desktop'), '/x').set(true)).toBe(false);
  });
});
