import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { Application, type TypeDocOptions } from 'typedoc';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Options of typedoc, and of typedoc-plugin-markdown, which typedoc has no types for. */
type Options = Partial<TypeDocOptions> & Record<string, unknown>;

/** The verifier's documentation, written from its declarations and their comments: Markdown. */
export async function renderVerifierDoc(): Promise<string> {
  const out = await mkdtemp(join(tmpdir(), 'api-doc-'));
  const options: Options = {
    plugin: ['typedoc-plugin-markdown'],
    entryPoints: [join(root, 'verifier/index.ts')],
    tsconfig: join(root, 'tsconfig.docs.json'),
    skipErrorChecking: true,
    out,
    readme: 'none',
    disableSources: true,
    excludeExternals: true,
    logLevel: 'Error',
    outputFileStrategy: 'modules',
    entryFileName: 'verifier',
    hidePageHeader: true,
    hideBreadcrumbs: true,
    useCodeBlocks: true,
    parametersFormat: 'table',
    interfacePropertiesFormat: 'table',
    classPropertiesFormat: 'table',
    typeDeclarationFormat: 'table',
    groupOrder: ['Functions', 'Interfaces', 'Type Aliases', 'Classes', 'Variables'],
  };
  try {
    const app = await Application.bootstrapWithPlugins(options);
    const project = await app.convert();
    if (project === undefined) throw new Error('typedoc could not read the verifier');
    await app.generateOutputs(project);
    const text = await readFile(join(out, 'verifier.md'), 'utf8');
    return await format(text, { parser: 'markdown', printWidth: 120, proseWrap: 'preserve', singleQuote: true });
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}
