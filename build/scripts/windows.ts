import { buildPreloads, buildWindows } from './window-bundles.ts';

/** `npm run windows`: pages and preloads of the desktop app's windows, in dist/app. */
const sizes = await buildWindows();
await buildPreloads();
for (const { file, gzipped } of sizes) {
  process.stdout.write(`${file.padEnd(40)} ${(gzipped / 1024).toFixed(1).padStart(6)} KiB gz\n`);
}
