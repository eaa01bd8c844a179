import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import type { ClientErrorCode } from '../../client/errors.ts';

const path = (name: string): string => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const readme = await readFile(path('client/README.md'), 'utf8');
const examples = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code ?? '');

/** A mistake, to see that the compiler would tell. */
const WRONG = 'wrong.ts';
const sources = new Map([
  ...examples.map((code, index): [string, string] => [`example-${String(index + 1)}.ts`, code]),
  [WRONG, (examples[0] ?? '').replace('challengeNonce:', 'nonce:')],
]);

/** Names of the examples in which the compiler finds faults; client/ stands for the installed package. */
function faulty(): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    allowImportingTsExtensions: true,
    lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    paths: {
      '@eid-bridge/client': [path('client/index.ts')],
      '@eid-bridge/client/web-eid': [path('client/web-eid.ts')],
    },
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  const sourceOf = (file: string): string | undefined => sources.get(basename(file));
  host.fileExists = (file) => sourceOf(file) !== undefined || fileExists(file);
  host.getSourceFile = (file, version) => {
    const source = sourceOf(file);
    return source === undefined ? getSourceFile(file, version) : ts.createSourceFile(file, source, version);
  };
  const program = ts.createProgram(
    [...sources.keys()].map((name) => path(`client/${name}`)),
    options,
    host,
  );
  return ts.getPreEmitDiagnostics(program).map(({ file }) => basename(file?.fileName ?? 'options'));
}

describe("the package's README", () => {
  it('has examples', () => {
    expect(examples).toHaveLength(3);
  });

  it('has no faults in them', () => {
    expect([...new Set(faulty())]).toEqual([WRONG]);
  }, 60_000);

  it('names every error of the library', () => {
    const codes: Record<ClientErrorCode, 1> = {
      ERR_EID_BRIDGE_NOT_RUNNING: 1,
      ERR_EID_BLOCKED_BY_BROWSER: 1,
      ERR_EID_REFUSED: 1,
      ERR_EID_INCOMPATIBLE: 1,
      ERR_EID_CONNECTION_LOST: 1,
      ERR_EID_ABORTED: 1,
    };
    const rows = [...readme.matchAll(/^\| `(ERR_EID_\w+)` +\|/gm)].map(([, code]) => code);
    expect(rows.toSorted()).toEqual(Object.keys(codes).toSorted());
  });
});
