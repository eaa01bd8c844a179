import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { WINDOW_NAMES } from '../../contracts/window-messages.ts';
import { buildApp } from './app-bundle.ts';
import { bundleForNode } from './node-bundle.ts';
import { buildGallery } from './window-bundles.ts';

/** Builds the app of `npm run dev`: the app itself, its cards simulated, a developer's menu beside its own, the gallery. */
export async function buildDevApp(folder: string): Promise<void> {
  await buildApp(folder);
  await bundleForNode({ main: 'simulator/desktop/main.ts', worker: 'simulator/desktop/worker.ts' }, folder);
  await buildGallery(join(folder, 'gallery'));
  const states = await Promise.all(
    WINDOW_NAMES.map(async (window) => {
      const file = new URL(`../../renderer/gallery/states/${window}-states.ts`, import.meta.url);
      const [all = {}] = Object.values((await import(file.href)) as Readonly<Record<string, object>>);
      return Object.keys(all).map((state) => `${window}/${state}`);
    }),
  );
  await writeFile(join(folder, 'gallery-states.json'), JSON.stringify(states.flat()));
}
