import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';

/** The rules of the repository that need no type information, as `eslint.config.mjs` sets them for a product file. */
let eslint: ESLint;

beforeAll(async () => {
  const repository = fileURLToPath(new URL('../../', import.meta.url));
  const config = (await new ESLint({ cwd: repository }).calculateConfigForFile(`${repository}client/index.ts`)) as {
    rules: Linter.RulesRecord;
  };
  const names = ['no-restricted-syntax', 'no-console', 'no-empty', '@typescript-eslint/no-explicit-any'];
  eslint = new ESLint({
    cwd: repository,
    overrideConfigFile: true,
    overrideConfig: {
      files: ['**/*.ts'],
      linterOptions: { reportUnusedDisableDirectives: 'error' },
      languageOptions: { parser: tseslint.parser },
      plugins: { '@typescript-eslint': tseslint.plugin },
      rules: Object.fromEntries(names.map((name) => [name, config.rules[name]])),
    },
  });
});

async function count(source: string): Promise<number> {
  const [result] = await eslint.lintText(`${source}\n`, { filePath: 'client/index.ts' });
  return result?.messages.length ?? -1;
}

describe('style rules', () => {
  it.each([
    'export default 1;',
    'const a = 1; export { a as default };',
    'export enum Colour { red }',
    'export const a: any = 1;',
    'try { f(); } catch {}',
    'console.log(1);',
    '// eslint-disable-next-line no-console\nexport const a = 1;',
    'await new Promise((resolve) => setTimeout(resolve, 100));',
    'await new Promise((resolve) => { setTimeout(resolve, 100); });',
    "import { setTimeout } from 'node:timers/promises';",
    "import { createRequire } from 'node:module';",
  ])('refuse %j', async (source) => {
    expect(await count(source)).toBe(1);
  });

  it.each([
    'export const a: unknown = 1;',
    'try { f(); } catch { g(); }',
    'await new Promise((resolve) => { const timer = setTimeout(resolve, 100); socket.on("open", () => clearTimeout(timer)); });',
  ])('accept %j', async (source) => {
    expect(await count(source)).toBe(0);
  });
});
