import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { runQuietly } from '../../build/setup/run-command.mjs';
import * as verifier from '../../verifier/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
let written: string;

beforeAll(async () => {
  written = await readFile(new URL('../../docs/api/verifier.md', import.meta.url), 'utf8');
});

describe('docs/api/verifier.md', () => {
  it('is what the code says (run `npm run docs:api`)', () => {
    // In a process of its own: typedoc's modules do not load in Jest's.
    const source = `process.stdout.write(await (await import('./build/scripts/api-doc.ts')).renderVerifierDoc())`;
    const { status, output } = runQuietly([process.execPath, '--disable-warning=ExperimentalWarning', '-e', source], {
      cwd: root,
    });
    expect(status).toBe(0);
    expect(output).toBe(written);
  }, 60_000);

  const functions = Object.entries(verifier)
    .filter(([name, value]) => typeof value === 'function' && /^[a-z]/.test(name))
    .map(([name]) => name);

  it.each([...functions, 'issueChallenge', 'verifyLogin', 'verifyIdentity', 'verifyToken'])(
    'shows %s with an example',
    (name) => {
      const section = new RegExp(`^#+ ${name}\\(\\)$(.*?)(?=^#+ \\w+\\(\\)$|^## )`, 'ms').exec(written)?.[1] ?? '';
      expect(section).toMatch(/^#+ Example$\s+```ts$/m);
    },
  );
});
