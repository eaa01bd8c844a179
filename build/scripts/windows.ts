import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPreloads, buildWindows } from './window-bundles.ts';

/** `npm run windows [folder]`: pages and preloads of the desktop app's windows, in dist/app unless told otherwise. */
const [folder] = process.argv.slice(2);
const app =
  folder === undefined ? join(fileURLToPath(new URL('../../', import.meta.url)), 'dist/app') : resolve(folder);
const sizes = await buildWindows(app);
await buildPreloads(app);
for (const { file, gzipped } of sizes) {
  process.stdout.write(`${file.padEnd(48)} ${(gzipped / 1024).toFixed(1).padStart(6)} KiB gz\n`);
}
const total = sizes.reduce((sum, { gzipped }) => sum + gzipped, 0);
process.stdout.write(`${'all windows'.padEnd(48)} ${(total / 1024).toFixed(1).padStart(6)} KiB gz\n`);
