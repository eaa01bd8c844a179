import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { WINDOW_NAMES } from '../../../contracts/window-messages.ts';
import { PROMPT_STATES } from '../../../renderer/gallery/states/prompt-states.ts';
import { SETTINGS_STATES } from '../../../renderer/gallery/states/settings-states.ts';
import { STATUS_STATES } from '../../../renderer/gallery/states/status-states.ts';
import { WELCOME_STATES } from '../../../renderer/gallery/states/welcome-states.ts';
import { launchChromium } from '../../e-counter/support/chromium.ts';
import { buildPages, type BuiltPages } from '../support/built-pages.ts';

const FIRST = {
  prompt: PROMPT_STATES['log-in'],
  status: STATUS_STATES['card-open'],
  settings: SETTINGS_STATES['log-open'],
  welcome: WELCOME_STATES['first-run'],
} as const;

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'";

describe('pages of the windows as they ship', () => {
  let built: BuiltPages;
  let browser: Browser;
  beforeAll(async () => {
    built = await buildPages('windows');
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await built.remove();
  });

  it.each(WINDOW_NAMES)('%s: a strict policy, relative addresses, nothing inline', async (window) => {
    const html = await readFile(join(built.folder, `windows/${window}.html`), 'utf8');
    expect(html).toContain(`content="${POLICY}"`);
    const addresses = [...html.matchAll(/(?:src|href)="([^"]*)"/gu)].map(([, address]) => address ?? '');
    expect(addresses.length).toBeGreaterThan(1);
    expect(addresses.filter((address) => !address.startsWith('./'))).toEqual([]);
    expect(html).not.toMatch(/<style|style="|\son\w+=|<script(?![^>]*src=)|crossorigin/u);
  });

  it.each(WINDOW_NAMES)('%s runs under its policy and asks nothing of the network', async (window) => {
    const page = await browser.newPage();
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => asked.push(request.url()));
    await page.route('https://windows.example/**', (route) =>
      route.fulfill({ path: join(built.folder, 'windows', new URL(route.request().url()).pathname) }),
    );
    await page.addInitScript(
      `globalThis.eidBridge = { onState: (hear) => hear(${JSON.stringify(FIRST[window])}), send() {}, sendPin() {} }`,
    );
    await page.goto(`https://windows.example/${window}.html`);
    await page.locator('h1').waitFor();
    expect(await page.title()).toMatch(/ – eID Bridge$/u);
    expect(complaints).toEqual([]);
    expect(asked.filter((url) => !url.startsWith('https://windows.example/') && !url.startsWith('data:'))).toEqual([]);
    await page.close();
  });

  it('are small: each window under 36 KiB, gzipped, in three files', async () => {
    const files = (await readdir(join(built.folder, 'windows'), { recursive: true })).filter((file) =>
      /\.(?:html|js|css)$/u.test(file),
    );
    for (const name of WINDOW_NAMES) {
      const own = files.filter((file) => file.includes(name));
      const sizes = await Promise.all(
        own.map(async (file) => gzipSync(await readFile(join(built.folder, 'windows', file))).length),
      );
      expect([name, own.length]).toEqual([name, 3]);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(36 * 1024);
    }
  });
});
