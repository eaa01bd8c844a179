import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { build, type Metafile } from 'esbuild';

const ENTRIES = ['index', 'web-eid'] as const;
const LIMIT_BYTES = 12_000;

async function bundled(
  entries: readonly string[],
): Promise<{ readonly bytes: number; readonly inputs: Metafile['inputs'] }> {
  const { outputFiles, metafile } = await build({
    entryPoints: entries.map((entry) => fileURLToPath(new URL(`../../client/${entry}.ts`, import.meta.url))),
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    outdir: 'out',
    write: false,
    metafile: true,
    logLevel: 'error',
  });
  return { bytes: outputFiles.reduce((sum, { contents }) => sum + contents.length, 0), inputs: metafile.inputs };
}

describe('what a page loads', () => {
  it('is less than 12 kB, minified, both entries together', async () => {
    const { bytes } = await bundled(ENTRIES);
    expect(bytes).toBeLessThan(LIMIT_BYTES);
  });

  it.each(ENTRIES)('is our own code and constants alone: %s', async (entry) => {
    const { inputs } = await bundled([entry]);
    const foreign = Object.keys(inputs).filter((path) => !/^(client|contracts)\//.test(path));
    expect(foreign).toEqual([]);
  });
});
