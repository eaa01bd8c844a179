import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp } from '../scripts/app-bundle.ts';
import { writeAppIcons } from './icons.ts';
import { copyNativeModules } from './native-modules.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Makes `dist/package`, the folder that is packed: the built app without its source maps, native modules, a manifest. */
export async function makeAppFolder(): Promise<string> {
  const folder = join(root, 'dist/package');
  const built = join(root, 'dist/app');
  await buildApp(built);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(built, folder, { recursive: true, filter: (source) => !source.endsWith('.map') });
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
