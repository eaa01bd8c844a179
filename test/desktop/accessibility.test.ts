import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { LANGUAGES } from '../../contracts/languages.ts';
import type { WindowName } from '../../contracts/window-messages.ts';
import { axeViolations } from '../e-counter/support/axe.ts';
import { nonceFor } from '../support/bridge/login-proof.ts';
import type { Page as BridgePage } from '../support/bridge/page.ts';
import { desktopWithCards } from './support/desktop-cards.ts';
import { SEEN, SITE } from './support/desktop-app.ts';

describe('the app’s own windows, in every language', () => {
  const desktop = desktopWithCards({ citizens: ['fr-p384'] }, ({ modulePath }) => ({
    policy: { allowOrigins: [SITE], way: 'pkcs11', module: modulePath },
    settings: { ...SEEN, welcomed: false },
    args: [],
  }));
  const windows = new Map<WindowName, Page>();
  let page: BridgePage;
  beforeAll(async () => {
    const { app, token } = desktop;
    token.insert(0, 'fr-p384');
    windows.set('welcome', await app.window('welcome'));
    app.order({ do: 'choose-in-tray', label: 'Réglages' });
    windows.set('settings', await app.window('settings'));
    app.order({ do: 'choose-in-tray', label: 'État de l’installation' });
    const status = await app.window('status');
    windows.set('status', status);
    await status.getByRole('button', { name: 'Montrer ma carte' }).click();
    await status.locator('img').waitFor();
    page = await app.connect();
    page.send('authenticate', { challengeNonce: nonceFor('axe') });
    const prompt = await app.window('prompt');
    await prompt.locator('#pin').waitFor();
    windows.set('prompt', prompt);
  });
  afterAll(() => {
    page.vanish();
  });

  it.each(LANGUAGES)('%s: no violation, and the language is the one that was chosen', async (language) => {
    await windows.get('status')?.locator('#language').selectOption(language);
    // The prompt has a language of its own once its page named one; a choice in it is one for the app.
    await windows.get('prompt')?.locator('#language').selectOption(language);
    const found: unknown[] = [];
    for (const [name, window] of windows) {
      await window.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
      for (const violation of await axeViolations(window)) found.push({ name, violation });
    }
    expect(found).toEqual([]);
  });
});
