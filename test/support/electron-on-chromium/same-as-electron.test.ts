import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** Names that the app takes from Electron at run time. */
function importedNames(): readonly string[] {
  const files = ['main.ts', ...readdirSync(join(ROOT, 'main/electron')).map((file) => `electron/${file}`)];
  const names = files.flatMap((file) => {
    const source = readFileSync(join(ROOT, 'main', file), 'utf8');
    return [...source.matchAll(/^import \{([^}]*)\} from 'electron';/gmu)].flatMap(([, list = '']) => list.split(','));
  });
  return [...new Set(names.map((name) => name.trim()))].filter((name) => name !== '' && !name.startsWith('type '));
}

describe('the stand-in', () => {
  it('has everything that the app imports from Electron', () => {
    const source = readFileSync(join(ROOT, 'test/support/electron-on-chromium/electron.ts'), 'utf8');
    const missing = importedNames().filter((name) => !new RegExp(`\\b${name}\\b`, 'u').test(source));
    expect(importedNames().length).toBeGreaterThan(10);
    expect(missing).toEqual([]);
  });
});
