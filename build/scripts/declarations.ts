import { join } from 'node:path';
import ts from 'typescript';
import { plainTypes } from './plain-types.ts';

export interface DeclarationOptions {
  readonly root: string;
  /** A project file whose compiler options fit the package's runtime. */
  readonly project: string;
  readonly entries: readonly string[];
  /** Write the types of contracts out, so that the package needs no schema library. */
  readonly plainContracts: boolean;
}

/**
 * The declaration files of a package: everything its entries reach, named relative to the repository's root. Their
 * imports end in `.js`, as packages' imports do.
 *
 * @throws Error with the compiler's words when the sources have type errors.
 */
export function declarations(options: DeclarationOptions): ReadonlyMap<string, string> {
  const { root, entries, plainContracts } = options;
  const settings = compilerOptions(options);
  const program = ts.createProgram(
    entries.map((entry) => join(root, entry)),
    settings,
  );
  const faults = ts.getPreEmitDiagnostics(program);
  if (faults.length > 0) throw new Error(formatFaults(faults, root));
  const files = new Map<string, string>();
  program.emit(
    undefined,
    (fileName, text) => {
      files.set(fileName.slice(root.length).replace(/^out\//, ''), withJsImports(text));
    },
    undefined,
    true,
  );
  if (!plainContracts) return files;
  for (const [name, text] of files) {
    if (/ from ["']valibot["']/.test(text))
      files.set(name, plainContract(root, name.replace(/\.d\.ts$/, '.ts'), settings));
  }
  return files;
}

function compilerOptions({ root, project }: DeclarationOptions): ts.CompilerOptions {
  const read = ts.readConfigFile(join(root, project), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, root);
  delete options.tsBuildInfoFile;
  return {
    ...options,
    composite: false,
    incremental: false,
    declaration: true,
    outDir: join(root, 'out'),
    rootDir: root,
  };
}

/** The module's own exports, and a probe: a file beside it that exists only in the compiler's memory. */
function plainContract(root: string, module: string, settings: ts.CompilerOptions): string {
  const path = join(root, module);
  const exports = (program: ts.Program, file: string): readonly ts.Symbol[] => {
    const checker = program.getTypeChecker();
    const source = program.getSourceFile(file);
    const symbol = source === undefined ? undefined : checker.getSymbolAtLocation(source);
    return symbol === undefined ? [] : checker.getExportsOfModule(symbol);
  };
  const probePath = path.replace(/\.ts$/, '.probe.ts');
  const header = `import type * as m from ${JSON.stringify(`./${module.slice('contracts/'.length)}`)};\n`;
  const typesOf = (text: string): { checker: ts.TypeChecker; types: ReadonlyMap<string, ts.Type> } => {
    const host = ts.createCompilerHost(settings);
    const getSourceFile = host.getSourceFile.bind(host);
    host.getSourceFile = (fileName, languageVersion) =>
      fileName === probePath
        ? ts.createSourceFile(fileName, header + text, languageVersion)
        : getSourceFile(fileName, languageVersion);
    const program = ts.createProgram([probePath], settings, host);
    const checker = program.getTypeChecker();
    const found = exports(program, probePath).map(
      (symbol) => [symbol.name, checker.getDeclaredTypeOfSymbol(symbol)] as const,
    );
    return { checker, types: new Map(found) };
  };
  const plain = ts.createProgram([path], settings);
  const symbols = exports(plain, path);
  return withJsImports(plainTypes(symbols, typesOf));
}

function withJsImports(text: string): string {
  return text.replaceAll(/(["'])(\.{1,2}\/[^"']+)\.ts\1/g, '$1$2.js$1');
}

function formatFaults(faults: readonly ts.Diagnostic[], root: string): string {
  return ts.formatDiagnostics(faults, {
    getCurrentDirectory: () => root,
    getCanonicalFileName: (name) => name,
    getNewLine: () => '\n',
  });
}
