import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { runQuietly } from '../../../build/setup/run-command.mjs';
import { parsePurpose, TARGETS } from '../../../build/setup/targets.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = `${root}build/setup/`;

describe('with-setup', () => {
  it('explains itself for a purpose it does not know, with exit code 2', () => {
    const { status, output } = runQuietly([process.execPath, `${folder}with-setup.mjs`, 'deploy'], { cwd: root });
    expect(status).toBe(2);
    expect(output).toMatch(/^usage: /);
    expect(parsePurpose('constructor')).toBeNull();
  });

  it.each(Object.entries(TARGETS))('%s: starts a file that exists', (_purpose, target) => {
    const files = target.filter((argument) => !argument.startsWith('-'));
    expect(files).toHaveLength(1);
    expect(files.filter((file) => !existsSync(root + file))).toEqual([]);
  });

  it('runs before anything is installed: it imports only Node and its own folder', () => {
    for (const file of readdirSync(folder)) {
      const imports = [...readFileSync(folder + file, 'utf8').matchAll(/^import .* from '(.+)';$/gm)];
      expect(imports.map((found) => found[1]).filter((name) => !/^(node:|\.\/[\w-]+\.mjs$)/.test(name ?? ''))).toEqual(
        [],
      );
    }
  });
});
