import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeAppIcons } from './icons.ts';
import { copyNativeModules } from './native-modules.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Makes `dist/package`, the folder that is packed: the bundled app of `dist/app`, native modules, a manifest of its own. */
export async function makeAppFolder(): Promise<string> {
  const folder = join(root, 'dist/package');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(join(root, 'dist/app'), folder, { recursive: true, filter: (source) => !source.endsWith('.map') });
  const dependencies = await copyNativeModules(folder);
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as Record<string, unknown>;
  const packed = {
    name: manifest['name'],
    version: manifest['version'],
    description: manifest['description'],
    license: manifest['license'],
    author: 'eID Bridge',
    type: 'module',
    main: 'main.js',
    dependencies,
  };
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(packed, null, 2)}\n`);
  await writeAppIcons(join(root, 'dist/icons'));
  return folder;
}
