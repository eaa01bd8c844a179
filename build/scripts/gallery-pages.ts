import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Language } from '../../contracts/languages.ts';

const HOST = 'https://windows.example';

/** Gives the page the gallery's files from their folder, without a server. @param folder as built */
export async function serveGallery(page: Page, folder: string): Promise<void> {
  await page.route(`${HOST}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    return route.fulfill({ path: join(folder, pathname === '/' ? 'index.html' : pathname) });
  });
}

/** @returns `window/state` of all states */
export async function listGallery(page: Page): Promise<readonly string[]> {
  await page.goto(`${HOST}/`);
  return page.evaluate<string[]>("[...document.querySelectorAll('[data-state]')].map((link) => link.dataset.state)");
}

export function galleryAddress(name: string, language: Language): string {
  return `${HOST}/?show=${name}&language=${language}`;
}
