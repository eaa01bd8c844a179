import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { layering } from '../../build/lint/layers.mjs';

/** A small tree of the product's shape: the targets of imports must exist to be recognised. */
const FILES = [
  'contracts/errors.ts',
  'contracts/identity.ts',
  'client/index.ts',
  'client/connection.ts',
  'verifier/index.ts',
  'verifier/token/signature.ts',
  'native-bridge/bridge.ts',
  'native-bridge/bin.ts',
  'native-bridge/server/gates.ts',
  'native-bridge/handlers/status.ts',
  'native-bridge/consent/prompter.ts',
  'native-bridge/cards/queue.ts',
  'native-bridge/worker/main.ts',
  'native-bridge/policy/policy.ts',
  'native-bridge/logging/log.ts',
  'main/main.ts',
  'main/desktop.ts',
  'main/electron/app-window.ts',
  'renderer/status/page.ts',
  'renderer/preload/pin.ts',
  'renderer/gallery/main.tsx',
  'simulator/pki/people.ts',
  'simulator/token/bin.ts',
  'simulator/bridge-sim.ts',
  'simulator/prompter/automatic.ts',
  'e-counter/server.ts',
  'e-counter/browser/login.ts',
  'build/scripts/bundle.ts',
  'test/support/token.ts',
] as const;

let root: string;
let eslint: ESLint;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'layers-'));
  for (const file of FILES) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), 'export const value = 1;\n');
  }
  eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: [
      { files: ['**/*.{ts,tsx}'], languageOptions: { parser: tseslint.parser } },
      { files: ['**/*.{ts,tsx}'], ...layering(root) },
    ],
  });
});

afterAll(() => {
  rmSync(root, { recursive: true });
});

async function problems(file: string, source: string): Promise<readonly string[]> {
  const results = await eslint.lintText(`${source}\n`, { filePath: join(root, file) });
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => ruleId ?? message));
}

const relative = (file: string, target: string): string => `${'../'.repeat(file.split('/').length - 1)}${target}`;
const allowed: readonly (readonly [file: string, targets: readonly string[]])[] = [
  ['contracts/identity.ts', ['contracts/errors.ts', 'valibot']],
  ['client/connection.ts', ['contracts/errors.ts', 'client/index.ts']],
  ['verifier/index.ts', ['verifier/token/signature.ts', 'contracts/identity.ts', 'node-forge', 'node:crypto']],
  ['native-bridge/server/gates.ts', ['native-bridge/handlers/status.ts', 'native-bridge/policy/policy.ts', 'ws']],
  ['native-bridge/handlers/status.ts', ['native-bridge/consent/prompter.ts', 'native-bridge/cards/queue.ts']],
  ['native-bridge/consent/prompter.ts', ['native-bridge/logging/log.ts', 'contracts/identity.ts']],
  ['native-bridge/cards/queue.ts', ['native-bridge/logging/log.ts', 'node:child_process']],
  ['native-bridge/worker/main.ts', ['contracts/identity.ts', 'pkcs11js', 'koffi', 'node:crypto']],
  ['native-bridge/bridge.ts', ['native-bridge/server/gates.ts', 'native-bridge/cards/queue.ts', 'node:os']],
  ['native-bridge/bin.ts', ['native-bridge/bridge.ts', 'native-bridge/consent/prompter.ts']],
  ['main/desktop.ts', ['native-bridge/bridge.ts', 'native-bridge/cards/queue.ts', 'contracts/identity.ts', 'tldts']],
  ['main/electron/app-window.ts', ['main/desktop.ts', 'contracts/identity.ts', 'electron', 'node:path']],
  ['main/main.ts', ['main/desktop.ts', 'main/electron/app-window.ts', 'electron']],
  ['renderer/status/page.ts', ['contracts/identity.ts', 'preact', 'preact/hooks', 'valibot']],
  ['renderer/gallery/main.tsx', ['renderer/status/page.ts', 'contracts/identity.ts', 'preact']],
  ['renderer/preload/pin.ts', ['contracts/identity.ts', 'electron']],
  ['simulator/pki/people.ts', ['contracts/identity.ts', 'esbuild', 'node:crypto']],
  ['simulator/token/bin.ts', ['simulator/pki/people.ts', 'pkcs11js']],
  ['simulator/prompter/automatic.ts', ['native-bridge/consent/prompter.ts', 'contracts/identity.ts']],
  ['simulator/bridge-sim.ts', ['native-bridge/bridge.ts', 'native-bridge/cards/queue.ts', 'simulator/pki/people.ts']],
  ['e-counter/server.ts', ['client/index.ts', 'verifier/index.ts', 'contracts/identity.ts', 'fastify', 'node:path']],
  ['e-counter/browser/login.ts', ['client/index.ts', 'contracts/errors.ts']],
  ['build/scripts/bundle.ts', ['esbuild', 'node:path', 'contracts/errors.ts']],
  ['test/support/token.ts', ['native-bridge/worker/main.ts', 'simulator/pki/people.ts', 'pkcs11js', 'electron']],
];

/** What no folder may import, beside what its own row says. */
const forbidden: readonly (readonly [file: string, targets: readonly string[]])[] = [
  ['contracts/errors.ts', ['contracts/identity.ts', 'valibot']],
  ['contracts/identity.ts', ['client/index.ts', 'ws', 'node:fs']],
  ['client/connection.ts', ['contracts/identity.ts', 'verifier/index.ts', 'valibot', 'node:crypto']],
  ['verifier/index.ts', ['client/index.ts', 'native-bridge/bridge.ts', 'ws', 'pkcs11js', 'fastify']],
  [
    'native-bridge/server/gates.ts',
    ['native-bridge/consent/prompter.ts', 'native-bridge/bridge.ts', 'native-bridge/worker/main.ts', 'pkcs11js'],
  ],
  ['native-bridge/handlers/status.ts', ['native-bridge/server/gates.ts', 'native-bridge/bridge.ts', 'ws']],
  [
    'native-bridge/consent/prompter.ts',
    ['native-bridge/handlers/status.ts', 'native-bridge/server/gates.ts', 'native-bridge/cards/queue.ts'],
  ],
  [
    'native-bridge/cards/queue.ts',
    ['native-bridge/handlers/status.ts', 'native-bridge/consent/prompter.ts', 'native-bridge/worker/main.ts', 'koffi'],
  ],
  ['native-bridge/policy/policy.ts', ['native-bridge/consent/prompter.ts', 'native-bridge/server/gates.ts']],
  ['native-bridge/logging/log.ts', ['native-bridge/policy/policy.ts', 'native-bridge/consent/prompter.ts']],
  ['native-bridge/worker/main.ts', ['native-bridge/cards/queue.ts', 'native-bridge/logging/log.ts', 'electron', 'ws']],
  ['native-bridge/bridge.ts', ['native-bridge/worker/main.ts', 'pkcs11js', 'koffi', 'electron', 'main/main.ts']],
  [
    'main/desktop.ts',
    [
      'electron',
      'main/electron/app-window.ts',
      'native-bridge/server/gates.ts',
      'native-bridge/worker/main.ts',
      'renderer/status/page.ts',
      'koffi',
    ],
  ],
  ['main/electron/app-window.ts', ['native-bridge/server/gates.ts', 'native-bridge/worker/main.ts', 'koffi']],
  [
    'renderer/status/page.ts',
    ['electron', 'main/main.ts', 'native-bridge/bridge.ts', 'renderer/gallery/main.tsx', 'node:fs'],
  ],
  ['renderer/gallery/main.tsx', ['electron', 'main/main.ts', 'renderer/preload/pin.ts', 'node:fs']],
  ['renderer/preload/pin.ts', ['main/main.ts', 'native-bridge/bridge.ts', 'node:fs']],
  ['simulator/pki/people.ts', ['native-bridge/bridge.ts', 'verifier/index.ts', 'pkcs11js', 'e-counter/server.ts']],
  ['simulator/token/bin.ts', ['native-bridge/bridge.ts', 'electron']],
  ['simulator/prompter/automatic.ts', ['native-bridge/bridge.ts', 'native-bridge/cards/queue.ts', 'pkcs11js']],
  ['simulator/bridge-sim.ts', ['native-bridge/worker/main.ts', 'e-counter/server.ts', 'pkcs11js', 'electron']],
  [
    'e-counter/server.ts',
    ['client/connection.ts', 'verifier/token/signature.ts', 'native-bridge/bridge.ts', 'pkcs11js', 'electron'],
  ],
  ['e-counter/browser/login.ts', ['verifier/index.ts', 'e-counter/server.ts', 'node:crypto', 'fastify']],
];

const pairs = (rows: typeof allowed): readonly (readonly [file: string, target: string])[] =>
  rows.flatMap(([file, targets]) => targets.map((target) => [file, target] as const));

const specifier = (file: string, target: string): string =>
  (FILES as readonly string[]).includes(target) ? relative(file, target) : target;

describe('layering', () => {
  it.each(pairs(allowed))('%s may import %s', async (file, target) => {
    expect(await problems(file, `import { value } from '${specifier(file, target)}';`)).toEqual([]);
  });

  it.each(pairs(forbidden))('%s must not import %s', async (file, target) => {
    expect(await problems(file, `import { value } from '${specifier(file, target)}';`)).toEqual([
      'boundaries/dependencies',
    ]);
  });

  const shipping = FILES.filter((file) => !/^(simulator|build|test)\//.test(file));

  it.each(shipping)('%s, which ships, imports neither simulator nor test', async (file) => {
    for (const target of ['simulator/pki/people.ts', 'simulator/bridge-sim.ts', 'test/support/token.ts']) {
      expect(await problems(file, `import '${relative(file, target)}';`)).toEqual(['boundaries/dependencies']);
    }
  });

  it.each(FILES.filter((file) => !file.startsWith('test/') && !file.includes('/worker/')))(
    '%s does not load the card worker',
    async (file) => {
      const source = `import '${relative(file, 'native-bridge/worker/main.ts')}';`;
      expect(await problems(file, source)).toEqual(['boundaries/dependencies']);
    },
  );

  it('sees every form of an import', async () => {
    for (const source of [
      "export * from 'koffi';",
      "export { load } from 'koffi';",
      "await import('koffi');",
      "require('koffi');",
      "import type { x } from 'koffi';",
      "import 'koffi/src/index.js';",
    ]) {
      expect([source, await problems('native-bridge/bridge.ts', source)]).toEqual([
        source,
        ['boundaries/dependencies'],
      ]);
    }
  });

  it('lets types through where only types are allowed', async () => {
    const target = '../contracts/identity.ts';
    expect(await problems('client/index.ts', `import type { value } from '${target}';`)).toEqual([]);
    expect(await problems('client/index.ts', `import { value } from '${target}';`)).toHaveLength(1);
  });

  it('knows every file: a new top-level folder must get a row', async () => {
    expect(await problems('elsewhere/new.ts', 'export const value = 1;')).toEqual(['boundaries/no-unknown-files']);
    expect(await problems('contracts/errors.ts', "import './not-there.ts';")).toHaveLength(1);
  });

  it('is part of the lint run of this repository', async () => {
    const repository = fileURLToPath(new URL('../../', import.meta.url));
    const linter = new ESLint({ cwd: repository });
    for (const file of ['contracts/errors.ts', 'native-bridge/worker/main.ts', 'client/index.ts', 'test/a.test.ts']) {
      const config = (await linter.calculateConfigForFile(join(repository, file))) as {
        rules: Record<string, readonly unknown[]>;
      };
      expect(config.rules['boundaries/dependencies']?.[0]).toBe(2);
      expect(config.rules['boundaries/no-unknown-files']?.[0]).toBe(2);
    }
  });
});
