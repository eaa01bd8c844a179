import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Takes Node's modules by `getBuiltinModule` instead of `import`: an import reads every export, and so loads what Node
 * keeps lazy behind getters (`import 'node:http'` loads all of undici: 10 MiB). The client half of ws, which the
 * bridge never uses, would load TLS: 4 MiB more.
 */
const lazyNodeModules: Plugin = {
  name: 'lazy-node-modules',
  setup(bundler) {
    bundler.onResolve({ filter: /^[\w:/]+$/ }, ({ path, importer }) => {
      const name = path.replace(/^node:/, '');
      if (!builtinModules.includes(name)) return undefined;
      const unused = (name === 'https' || name === 'tls') && /node_modules[\\/]ws[\\/]/.test(importer);
      return { path: name, namespace: unused ? 'unused' : 'node' };
    });
    bundler.onLoad({ filter: /.*/, namespace: 'node' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule('node:${path}');`,
    }));
    bundler.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/**
 * Bundles programs for Node or Electron's main process, one file each: it starts faster and takes less memory than some
 * hundred modules. Native modules stay outside, found in node_modules.
 *
 * @param entryPoints source by name of the output, both relative to the repository
 */
export async function bundleForNode(entryPoints: Readonly<Record<string, string>>, outdir: string): Promise<void> {
  await build({
    absWorkingDir: root,
    entryPoints: { ...entryPoints },
    outdir,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // ws tries the last two, optional addons that are not installed.
    external: ['electron', 'pkcs11js', 'koffi', 'bufferutil', 'utf-8-validate'],
    plugins: [lazyNodeModules],
    minifySyntax: true,
    legalComments: 'linked',
    sourcemap: 'linked',
    logLevel: 'warning',
  });
}
