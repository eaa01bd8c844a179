import type { Page } from 'playwright-core';
import { galleryAddress, listGallery, serveGallery } from '../../../build/scripts/gallery-pages.ts';
import type { Language } from '../../../contracts/languages.ts';
import { launchChromium } from '../../e-counter/support/chromium.ts';
import { buildPages } from './built-pages.ts';

export interface OpenGallery {
  readonly page: Page;
  /** `window/state` of all states. */
  readonly names: readonly string[];
  /** Opens a window in a state, anew. */
  readonly open: (name: string, language?: Language, inPage?: Page) => Promise<void>;
  readonly newPage: () => Promise<Page>;
  readonly close: () => Promise<void>;
}

/** The windows as they ship, in a real browser, with the gallery where main would be. */
export async function openGallery(): Promise<OpenGallery> {
  const pages = await buildPages('gallery');
  const browser = await launchChromium();
  const newPage = async (): Promise<Page> => {
    const opened = await browser.newPage({ viewport: { width: 500, height: 720 }, reducedMotion: 'reduce' });
    await serveGallery(opened, pages.folder);
    return opened;
  };
  const page = await newPage();
  const names = await listGallery(page);
  return {
    page,
    names,
    newPage,
    open: async (name, language = 'fr', inPage = page) => {
      await inPage.goto(galleryAddress(name, language));
    },
    close: async () => {
      await browser.close();
      await pages.remove();
    },
  };
}

/** Of `names`, each window's: the first state, by which the window is opened, and all. */
export function byWindow(names: readonly string[]): readonly (readonly [window: string, states: readonly string[]])[] {
  const windows = Object.groupBy(names, (name) => name.split('/')[0] ?? '');
  return Object.entries(windows).map(([window, all = []]) => [window, all.map((name) => name.split('/')[1] ?? '')]);
}
