import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp } from './app-bundle.ts';

/** `npm run app [folder]`: the whole desktop app, in dist/app unless told otherwise; tells the windows' sizes. */
const [folder] = process.argv.slice(2);
const app =
  folder === undefined ? join(fileURLToPath(new URL('../../', import.meta.url)), 'dist/app') : resolve(folder);
const sizes = await buildApp(app);
for (const { file, gzipped } of sizes) {
  process.stdout.write(`${file.padEnd(48)} ${(gzipped / 1024).toFixed(1).padStart(6)} KiB gz\n`);
}
const total = sizes.reduce((sum, { gzipped }) => sum + gzipped, 0);
process.stdout.write(`${'all windows'.padEnd(48)} ${(total / 1024).toFixed(1).padStart(6)} KiB gz\n`);
