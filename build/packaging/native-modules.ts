import { cp, mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const installed = fileURLToPath(new URL('../../node_modules/', import.meta.url));

/** What of a native module the app needs at run time: its loader and the compiled binary, no sources, no build files. */
const NEEDED: Readonly<Record<string, RegExp>> = {
  pkcs11js: /^(?:package\.json|LICENSE|index\.js|build\/Release\/pkcs11\.node)$/,
  koffi: /^(?:package\.json|LICENSE\.txt|index\.c?js)$/,
};

/** koffi's binary is a package of its own for each platform. */
const koffiBinary = (): string => `@koromix/koffi-${process.platform}-${process.arch}`;

/**
 * Copies the native modules for this platform into `<folder>/node_modules`.
 *
 * @returns their versions by name
 * @throws Error where one was not compiled
 */
export async function copyNativeModules(folder: string): Promise<Readonly<Record<string, string>>> {
  const versions: Record<string, string> = {};
  for (const [name, needed] of [
    ...Object.entries(NEEDED),
    [koffiBinary(), /(?:package\.json|\.js|\.node)$/] as const,
  ]) {
    const from = join(installed, name);
    const files = (await readdir(from, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(from.length + 1)
          .replaceAll('\\', '/'),
      )
      .filter((file) => needed.test(file));
    if (name !== 'koffi' && !files.some((file) => file.endsWith('.node'))) throw new Error(`${name} is not compiled`);
    for (const file of files) {
      const to = join(folder, 'node_modules', name, file);
      await mkdir(dirname(to), { recursive: true });
      await cp(join(from, file), to, { dereference: true });
    }
    versions[name] = version(await readFile(join(from, 'package.json'), 'utf8'));
  }
  return versions;
}

function version(manifest: string): string {
  return (JSON.parse(manifest) as { readonly version: string }).version;
}
