import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { clickLast, shows, untilClosed } from './support/consent.ts';
import { startDesktop, type DesktopApp, type DesktopOptions } from './support/desktop-app.ts';

async function withDesktop(options: DesktopOptions, work: (app: DesktopApp) => Promise<void>): Promise<void> {
  const app = await startDesktop({ ...options, policy: { way: 'pkcs11', ...options.policy } });
  try {
    await work(app);
  } finally {
    await app.stop();
  }
}
const settingsFile = (app: DesktopApp): string => join(app.folder, 'config', 'eid-bridge', 'settings.json');

describe('a start of the desktop app', () => {
  it('for the first time shows what it does, once; the status comes after a click', async () => {
    await withDesktop({ settings: { version: 0 }, args: [] }, async (app) => {
      const window = await app.window('welcome');
      await shows(window, 'Bienvenue dans eID Bridge');
      await window.locator('#language').selectOption('en');
      await shows(window, /Welcome/u);
      await clickLast(window.getByRole('button', { name: 'Check my installation' }));
      await shows(await app.window('status'), 'State of your installation');
      expect(JSON.parse(await readFile(settingsFile(app), 'utf8'))).toMatchObject({ welcomed: true, language: 'en' });
      await app.events.nextWhere((each) => each.event === 'window' && each.page === 'status' && each.did === 'show');
      expect(app.openWindows()).toEqual(['status']);
    });
  });

  it('of a running program shows the status; a link to wake it shows nothing, nor does any other link', async () => {
    await withDesktop({}, async (app) => {
      expect(app.openWindows()).toEqual([]);
      for (const args of [
        ['eid-bridge:wake'],
        ['eid-bridge:open?site=evil'],
        ['EID-BRIDGE://settings'],
        ['--hidden'],
      ]) {
        app.order({ do: 'second-instance', args });
      }
      app.order({ do: 'second-instance', args: [] });
      const window = await app.window('status');
      await window.locator('h1').waitFor();
      await app.events.nextWhere((each) => each.event === 'window' && each.did === 'show');
      expect(app.events.all.filter((each) => each.event === 'window' && each.did === 'show')).toHaveLength(1);
      app.order({ do: 'second-instance', args: [] });
      await app.events.nextWhere((each) => each.event === 'window' && each.did === 'focus');
      expect(app.openWindows()).toEqual(['status']);
    });
  });

  it('keeps damaged settings aside, starts with the defaults and says so', async () => {
    await withDesktop({ settings: '{"version": 1, "language": "kl' }, async (app) => {
      const told = await app.events.nextWhere(({ event }) => event === 'notification');
      expect(told).toMatchObject({ title: 'Réglages remis à l’origine' });
      expect(await readFile(`${settingsFile(app)}.damaged`, 'utf8')).toBe('{"version": 1, "language": "kl');
      app.order({ do: 'click-notification' });
      await shows(await app.window('settings'), 'Vos réglages étaient illisibles');
    });
  });

  it('finds its port taken, names the program, and listens as soon as it is free and asked again', async () => {
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(0, '127.0.0.1', resolve));
    const { port } = squatter.address() as AddressInfo;
    await withDesktop({ port, expectsPort: false }, async (app) => {
      const told = await app.events.nextWhere(({ event }) => event === 'notification');
      expect(told).toMatchObject({ title: 'Les sites ne peuvent pas joindre eID Bridge' });
      app.order({ do: 'click-notification' });
      const window = await app.window('status');
      await shows(window, 'Un autre programme occupe l’entrée d’eID Bridge.');
      await shows(window, /node/u);
      await new Promise((resolve) => squatter.close(resolve));
      await window.getByRole('button', { name: 'Vérifier à nouveau' }).click();
      await shows(window, 'Les sites peuvent joindre eID Bridge.');
    });
  });

  it('refuses a faulty policy in words for the administrator', async () => {
    const app = startDesktop({ policy: { onlyAllowedOrigin: true } });
    await expect(app).rejects.toThrow('did not start');
  });

  it('cannot save into a folder that is none: says so, and works on', async () => {
    await withDesktop({ configIsAFile: true, args: ['--hidden'] }, async (app) => {
      app.order({ do: 'choose-in-tray', label: 'Réglages' });
      const window = await app.window('settings');
      await window.getByRole('checkbox', { name: 'Sons' }).check();
      await shows(window, 'Vos réglages ne peuvent pas être enregistrés');
      expect(await window.getByRole('checkbox', { name: 'Sons' }).isChecked()).toBe(true);
      const closed = untilClosed(window);
      await clickLast(window.getByRole('button', { name: 'Fermer' }));
      await closed;
    });
  });
});
