import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildGallery } from './window-bundles.ts';

/** `npm run gallery [folder]`: the page that shows every window in every state, in dist/gallery unless told otherwise. */
const [folder] = process.argv.slice(2);
const out =
  folder === undefined ? join(fileURLToPath(new URL('../../', import.meta.url)), 'dist/gallery') : resolve(folder);
await buildGallery(out);
process.stdout.write(`${out}\n`);
