import { basename } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { nonceFor } from '../support/bridge/login-proof.ts';
import { desktopWithCards } from './support/desktop-cards.ts';

/** Electron's security checklist as far as a window can be asked; docs/security.md has the table. */
describe('every window of the app', () => {
  const desktop = desktopWithCards();

  it('is sandboxed, isolated, without Node, without tools, in a session of its own', async () => {
    const { app } = desktop;
    app.order({ do: 'choose-in-tray', label: 'Réglages' });
    await app.window('settings');
    app.order({ do: 'choose-in-tray', label: 'État de l’installation' });
    await app.window('status');
    const page = await app.connect();
    page.send('authenticate', { challengeNonce: nonceFor('checklist') });
    await app.window('prompt');
    const made = app.events.all.flatMap((event) => (event.event === 'window-options' ? [event.options] : []));
    const preloads = made.map(({ webPreferences }) =>
      basename((webPreferences as { readonly preload: string }).preload),
    );
    // The window that waited is the one that asks: no second one is made beside it.
    expect(preloads.filter((name) => name === 'prompt.cjs')).toHaveLength(1);
    expect(new Set(preloads)).toEqual(new Set(['settings.cjs', 'status.cjs', 'prompt.cjs']));
    for (const { webPreferences } of made) {
      expect(webPreferences).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        devTools: false,
      });
    }
    page.vanish();
  });

  it('reaches no network, no file and no other page; its policy holds in the page', async () => {
    const window = await desktop.app.window('status');
    const reach = (address: string): Promise<string> =>
      window.evaluate<string>(`fetch(${JSON.stringify(address)}).then(() => 'reached', () => 'refused')`);
    for (const address of [`http://127.0.0.1:${desktop.app.port}/`, 'https://site.example/', 'status.html']) {
      expect([address, await reach(address)]).toEqual([address, 'refused']);
    }
    const ran = window.evaluate(`(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.inlineRan = true';
      document.body.append(script);
      return globalThis.inlineRan === true;
    })()`);
    expect(await ran).toBe(false);
    expect(await window.evaluate(`typeof require + typeof process + typeof globalThis.electronReceive`)).toBe(
      'undefinedundefinedundefined',
    );
    expect(await window.evaluate(`Object.keys(eidBridge).sort().join()`)).toBe('onState,send,sendPin');
  });

  it('sees an image of ours only as data, and no path that leads out of its folder', async () => {
    const window = await desktop.app.window('settings');
    const loads = (source: string): Promise<boolean> =>
      window.evaluate<boolean>(`new Promise((resolve) => {
        const image = new Image();
        image.onload = () => resolve(true);
        image.onerror = () => resolve(false);
        image.src = ${JSON.stringify(source)};
      })`);
    expect(await loads('../main.js')).toBe(false);
    expect(await loads('%2e%2e/tray/tray-ready.png')).toBe(false);
    expect(await loads('https://site.example/picture.png')).toBe(false);
  });
});
