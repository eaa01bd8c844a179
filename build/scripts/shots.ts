import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { LANGUAGES } from '../../contracts/languages.ts';
import { CHROMIUM_FLAGS, findChromium } from '../demo/find-chromium.ts';
import { galleryAddress, listGallery, serveGallery } from './gallery-pages.ts';
import { buildGallery } from './window-bundles.ts';

const out = fileURLToPath(new URL('../../.cache/shots/', import.meta.url));
const gallery = fileURLToPath(new URL('../../dist/gallery/', import.meta.url));

/** Content sizes of the windows, CSS pixels, as the app opens them. */
const SIZES = {
  prompt: { width: 500, height: 720 },
  status: { width: 720, height: 780 },
  settings: { width: 720, height: 780 },
  welcome: { width: 560, height: 600 },
} as const;

/**
 * `npm run shots [part of a state's name]`: a PNG of every window in every state, language and colour scheme, in
 * .cache/shots/<language>-<scheme>/.
 */
async function takeShots(wanted: string): Promise<number> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium on this computer: install the package chromium');
  if (wanted === '') await rm(out, { recursive: true, force: true });
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
  try {
    const page = await browser.newPage();
    await buildGallery(gallery);
    await serveGallery(page, gallery);
    const names = (await listGallery(page)).filter((name) => name.includes(wanted));
    for (const language of LANGUAGES) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const folder = join(out, `${language}-${colorScheme}`);
        await mkdir(folder, { recursive: true });
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        for (const name of names) {
          const window = (Object.keys(SIZES) as (keyof typeof SIZES)[]).find((each) => name.startsWith(`${each}/`));
          await page.setViewportSize(SIZES[window ?? 'status']);
          await page.goto(galleryAddress(name, language));
          await page.screenshot({ path: join(folder, `${name.replace('/', '-')}.png`), fullPage: true });
        }
      }
    }
    return names.length;
  } finally {
    await browser.close();
  }
}

const states = await takeShots(process.argv[2] ?? '');
process.stdout.write(`${states} states, ${LANGUAGES.length} languages, light and dark: .cache/shots\n`);
