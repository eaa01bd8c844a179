import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { nonceFor } from '../support/bridge/login-proof.ts';
import { shows, typePin } from './support/consent.ts';
import { desktopWithCards } from './support/desktop-cards.ts';
import { SITE, type DesktopApp } from './support/desktop-app.ts';

const open = async (app: DesktopApp): Promise<Page> => {
  app.order({ do: 'choose-in-tray', label: 'Réglages' });
  return app.window('settings');
};
const saved = async (app: DesktopApp): Promise<unknown> =>
  JSON.parse(await readFile(join(app.folder, 'config', 'eid-bridge', 'settings.json'), 'utf8'));

describe('the settings', () => {
  const desktop = desktopWithCards({ citizens: ['fr-p384'] }, { policy: { way: undefined, module: undefined } });

  it('list the sites; trust taken back closes the live session of that site and no other', async () => {
    const { app } = desktop;
    const window = await open(app);
    const site = 'https://parents.commune.example';
    const page = await app.connect(site);
    const administrators = await app.connect(SITE);
    // Nobody has a card here: the citizen trusts the site and waits for one, and the page goes on without.
    const refused = page.fails('readIdentity', { identity: { fields: ['surname'], purpose: 'Test' } });
    const prompt = await app.window('prompt');
    await shows(prompt, 'Première visite');
    await prompt.getByRole('button', { name: 'Annuler' }).click();
    expect((await refused).code).toBe('ERR_EID_USER_CANCELLED');
    await shows(window, SITE);
    await shows(window, 'par l’administrateur');
    expect(await window.getByText(site).count()).toBe(0);
    await page.leave();
    await administrators.leave();
  });

  it('keep language, way, log level and sounds, and take effect at once', async () => {
    const { app } = desktop;
    app.order({ do: 'choose-in-tray', label: 'Réglages' });
    const window = (await openAgain(app)) ?? (await open(app));
    await window.locator('#way').selectOption('direct');
    await window.getByRole('checkbox', { name: 'Sons' }).check();
    await window.locator('#language').selectOption('nl');
    await shows(window, 'Instellingen');
    expect(await saved(app)).toMatchObject({ way: 'direct', sounds: true, language: 'nl' });
    expect(app.log.all.some(({ event }) => event === 'way-changed')).toBe(true);
    const page = await app.connect();
    const refused = page.fails('authenticate', { challengeNonce: nonceFor('a sound') });
    const prompt = await app.window('prompt');
    await prompt.getByRole('button', { name: 'Annuleren' }).click();
    await refused;
    expect(app.events.all.some(({ event }) => event === 'beep')).toBe(true);
    await window.locator('#language').selectOption('fr');
    await shows(window, 'Réglages');
    await page.leave();
  });
});

/** The window that is open already, if there is one. */
async function openAgain(app: DesktopApp): Promise<Page | null> {
  return Promise.resolve(app.context.pages().find((page) => page.url().endsWith('/settings.html')) ?? null);
}

describe('the settings of an administrator', () => {
  const desktop = desktopWithCards({ citizens: ['fr-p384'] }, { policy: { logLevel: 'debug', language: 'fr' } });

  it('are shown as locked; the log can be looked at', async () => {
    const { app, token } = desktop;
    const window = await open(app);
    for (const id of ['way', 'log-level', 'language']) expect(await window.locator(`#${id}`).isDisabled()).toBe(true);
    await shows(window, token.modulePath);
    expect(await window.getByRole('button', { name: 'Choisir un fichier…' }).count()).toBe(0);
    await window.getByRole('button', { name: 'Voir le journal' }).click();
    await shows(window, 'listening');
    await window.getByRole('button', { name: 'Cacher le journal' }).click();
    expect(await window.getByText('listening').count()).toBe(0);
  });

  it('a site the citizen trusted is revoked, its page is turned off at once', async () => {
    const { app, token } = desktop;
    const site = 'https://parents.commune.example';
    const page = await app.connect(site);
    token.insert(0, 'fr-p384');
    const login = page.call('authenticate', { challengeNonce: nonceFor('revoked later') });
    await typePin(await app.window('prompt'));
    await login;
    const window = app.context.pages().find((each) => each.url().endsWith('/settings.html'));
    if (window === undefined) throw new Error('the settings are not open');
    await shows(window, 'connecté');
    await window.getByRole('button', { name: `Retirer la confiance à ${site}` }).click();
    expect(await page.closed).toBe(1008);
    await shows(window, 'par l’administrateur');
    expect(await window.getByText(site).count()).toBe(0);
    const file = await readFile(join(app.folder, 'config', 'eid-bridge', 'approved-origins.json'), 'utf8');
    expect(JSON.parse(file)).toMatchObject({ origins: [] });
  });
});
