import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeTrayIcons } from '../packaging/icons.ts';
import { bundleForNode } from './node-bundle.ts';
import { buildPreloads, buildWindows, type BundleSize } from './window-bundles.ts';

/**
 * Builds the desktop app into a folder: main.js, worker.js, windows/, preload/, tray/, and the manifest that Electron reads.
 *
 * @returns the windows' sizes
 */
export async function buildApp(folder: string): Promise<readonly BundleSize[]> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const [sizes] = await Promise.all([
    buildWindows(folder),
    buildPreloads(folder),
    writeTrayIcons(join(folder, 'tray')),
    bundleForNode({ main: 'main/main.ts', worker: 'native-bridge/worker/main.ts' }, folder),
  ]);
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'eid-bridge', type: 'module', main: 'main.js' }),
  );
  return sizes;
}
