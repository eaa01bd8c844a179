import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { nonceFor } from '../support/bridge/login-proof.ts';
import { clickLast, shows, typePin } from './support/consent.ts';
import { desktopWithCards } from './support/desktop-cards.ts';
import { SEEN, SITE, type DesktopApp } from './support/desktop-app.ts';

const open = async (app: DesktopApp): Promise<Page> => {
  app.order({ do: 'choose-in-tray', label: 'Réglages' });
  return app.window('settings');
};
const saved = async (app: DesktopApp): Promise<unknown> =>
  JSON.parse(await readFile(join(app.folder, 'config', 'eid-bridge', 'settings.json'), 'utf8'));

describe('the settings', () => {
  const desktop = desktopWithCards({ citizens: ['fr-p384'] }, ({ modulePath }) => ({
    policy: { allowOrigins: [SITE] },
    settings: { ...SEEN, way: 'pkcs11', module: modulePath },
  }));

  it('list the sites of administrator and citizen; a site that was told no is none of them', async () => {
    const { app } = desktop;
    const window = await open(app);
    const site = 'https://parents.commune.example';
    const page = await app.connect(site);
    const refused = page.fails('authenticate', { challengeNonce: nonceFor('a site that is told no') });
    const prompt = await app.window('prompt');
    await shows(prompt, 'Première visite');
    await clickLast(prompt.getByRole('button', { name: 'Annuler' }));
    expect((await refused).code).toBe('ERR_EID_USER_CANCELLED');
    await shows(window, SITE);
    await shows(window, 'par l’administrateur');
    expect(await window.getByText(site).count()).toBe(0);
    await page.leave();
  });

  it('keep language, way, log level and sounds, and take effect at once', async () => {
    const { app } = desktop;
    const window = await app.window('settings');
    await window.getByRole('checkbox', { name: 'Sons' }).check();
    await window.locator('#log-level').selectOption('warn');
    await window.locator('#language').selectOption('nl');
    await shows(window, 'Instellingen');
    expect(await saved(app)).toMatchObject({ logLevel: 'warn', sounds: true, language: 'nl' });
    const page = await app.connect();
    const refused = page.fails('authenticate', { challengeNonce: nonceFor('a sound') });
    const prompt = await app.window('prompt');
    await clickLast(prompt.getByRole('button', { name: 'Annuleren' }));
    await refused;
    expect(app.events.all.some(({ event }) => event === 'beep')).toBe(true);
    await window.locator('#language').selectOption('fr');
    await window.locator('#log-level').selectOption('debug');
    await shows(window, 'Réglages');
    await page.leave();
  });

  it('change the way to the card for the next card that is asked for, and back', async () => {
    const { app, token } = desktop;
    const window = await app.window('settings');
    token.insert(0, 'fr-p384');
    await window.getByRole('button', { name: 'Ne plus l’utiliser' }).click();
    await app.log.nextWhere(({ event, module }) => event === 'way-changed' && module === false);
    const page = await app.connect();
    const refused = page.fails('authenticate', { challengeNonce: nonceFor('no module') });
    const waiting = await app.window('prompt');
    // OpenSC's module is asked now, which knows nothing of this card.
    await shows(waiting, 'Branchez votre lecteur de carte');
    await clickLast(waiting.getByRole('button', { name: 'Annuler' }));
    await refused;
    app.order({ do: 'answer-file-dialog', path: token.modulePath });
    await window.getByRole('button', { name: 'Choisir un fichier…' }).click();
    await app.log.nextWhere(({ event, module }) => event === 'way-changed' && module === true);
    await shows(window, token.modulePath);
    const login = page.call('authenticate', { challengeNonce: nonceFor('module again') });
    await typePin(await app.window('prompt'));
    await login;
    await page.leave();
  });
});

describe('the settings of an administrator', () => {
  const desktop = desktopWithCards({ citizens: ['fr-p384'] }, ({ modulePath }) => ({
    policy: { module: modulePath, way: 'pkcs11', allowOrigins: [SITE], logLevel: 'debug', language: 'fr' },
  }));

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
    const window = await app.window('settings');
    await shows(window, 'connecté');
    await window.getByRole('button', { name: `Retirer la confiance à ${site}` }).click();
    expect(await page.closed).toBe(1008);
    await shows(window, 'par l’administrateur');
    expect(await window.getByText(site).count()).toBe(0);
    const file = await readFile(join(app.folder, 'config', 'eid-bridge', 'approved-origins.json'), 'utf8');
    expect(JSON.parse(file)).toMatchObject({ origins: [] });
  });
});
