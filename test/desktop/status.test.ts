import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { loadCard } from '../../simulator/cards.ts';
import { decodeIdentityFile } from '../../contracts/identity-file.ts';
import { nonceFor } from '../support/bridge/login-proof.ts';
import { TEST_PINS } from '../support/secrets/test-pins.ts';
import { clickLast, shows, typePin, untilClosed } from './support/consent.ts';
import { desktopWithCards } from './support/desktop-cards.ts';

const STATUS = 'État de l’installation';

describe('the status window', () => {
  const desktop = desktopWithCards({ citizens: ['fr-p384'], readers: [{ name: 'Specimen Reader' }] });

  const open = async (): Promise<Page> => {
    desktop.app.order({ do: 'choose-in-tray', label: STATUS });
    return desktop.app.window('status');
  };
  const close = async (window: Page): Promise<void> => {
    const closed = untilClosed(window);
    await clickLast(window.locator('footer').getByRole('button', { name: 'Fermer' }));
    await closed;
  };
  const reader = 0;

  it('says what to do next, and sees it done: card, everything ready', async () => {
    const { token } = desktop;
    const window = await open();
    await shows(window, 'Insérez votre carte d’identité');
    await shows(window, 'Specimen Reader');
    token.insert(reader, 'fr-p384');
    await shows(window, 'Tout est prêt');
    await shows(window, 'Par le logiciel eID installé.');
    await shows(window, /Jusqu’au \d/u);
    token.remove(reader);
    await shows(window, 'Insérez votre carte d’identité');
    token.insert(reader, 'fr-p384');
    await shows(window, 'Tout est prêt');
    await close(window);
  });

  it('shows the citizen’s own card after a click, and forgets it with another', async () => {
    const window = await open();
    const { files } = await loadCard('fr-p384');
    const identity = decodeIdentityFile(files.identity);
    const surname = identity.ok ? (identity.value.surname ?? '') : '';
    await shows(window, 'Tout est prêt');
    expect(await window.getByText(surname, { exact: true }).count()).toBe(0);
    await window.getByRole('button', { name: 'Montrer ma carte' }).click();
    await shows(window, surname);
    expect(await window.getByRole('img', { name: 'Photo de la carte' }).isVisible()).toBe(true);
    await window.getByText('Certificats').click();
    await shows(window, 'Pour se connecter');
    await window.getByRole('button', { name: 'Cacher ma carte' }).click();
    await window.getByRole('button', { name: 'Montrer ma carte' }).waitFor();
    expect(await window.getByText(surname, { exact: true }).count()).toBe(0);
    await window.getByRole('button', { name: 'Montrer ma carte' }).click();
    await shows(window, surname);
    desktop.token.remove(reader);
    await shows(window, 'Insérez votre carte d’identité');
    expect(await window.getByText(surname, { exact: true }).count()).toBe(0);
    desktop.token.insert(reader, 'fr-p384');
    await shows(window, 'Tout est prêt');
    await close(window);
  });

  it('does not take the card from a site that is asking', async () => {
    const page = await desktop.app.connect();
    const login = page.call('authenticate', { challengeNonce: nonceFor('meanwhile') });
    const prompt = await desktop.app.window('prompt');
    await prompt.locator('#pin').waitFor();
    const window = await open();
    await window.getByRole('button', { name: 'Montrer ma carte' }).click();
    await shows(window, /déjà|occupé|autre demande|en cours/iu);
    await typePin(prompt);
    await login;
    await page.leave();
    await close(window);
  });

  it('makes a report that the citizen reads first, without anything personal, copied and saved', async () => {
    const window = await open();
    await shows(window, 'Tout est prêt');
    await window.getByRole('button', { name: 'Préparer un rapport' }).click();
    const preview = await window.locator('pre, textarea').first().innerText();
    expect(preview).toContain('verdict: ready');
    expect(preview).toContain('Specimen Reader');
    const { files } = await loadCard('fr-p384');
    const identity = decodeIdentityFile(files.identity);
    if (!identity.ok) throw new Error('the simulated card cannot be read');
    for (const secret of [identity.value.surname, identity.value.nationalNumber, TEST_PINS.main]) {
      expect(preview).not.toContain(secret);
    }
    const { app } = desktop;
    await window.getByRole('button', { name: 'Copier' }).click();
    await shows(window, 'Rapport copié.');
    expect(app.events.all.filter(({ event }) => event === 'clipboard')).toEqual([
      { event: 'clipboard', text: expect.stringContaining('verdict: ready') },
    ]);
    const path = join(app.folder, 'report.txt');
    app.order({ do: 'answer-file-dialog', path });
    await window.getByRole('button', { name: 'Enregistrer…' }).click();
    await shows(window, 'Rapport enregistré.');
    expect(await readFile(path, 'utf8')).toContain('verdict: ready');
    app.order({ do: 'answer-file-dialog', path: join(app.folder, 'not-there', 'report.txt') });
    await window.getByRole('button', { name: 'Enregistrer…' }).click();
    await shows(window, 'Le rapport n’a pas pu être enregistré');
    await close(window);
  });

  it('speaks another language at once, and still does after a restart of the window', async () => {
    let window = await open();
    await window.locator('#language').selectOption('de');
    await shows(window, 'Alles ist bereit');
    await clickLast(window.locator('footer').getByRole('button', { name: 'Schließen' }));
    desktop.app.order({ do: 'choose-in-tray', label: 'Zustand der Installation' });
    window = await desktop.app.window('status');
    await shows(window, 'Alles ist bereit');
    await window.locator('#language').selectOption('fr');
    await shows(window, 'Tout est prêt');
    await close(window);
  });
});

describe('the status window of a computer that lacks something', () => {
  const desktop = desktopWithCards(
    { citizens: ['fr-p384'] },
    { policy: { way: 'pkcs11', module: '/usr/lib/not-there.so' } },
  );

  it('tells the missing way to the card from the card', async () => {
    desktop.app.order({ do: 'choose-in-tray', label: STATUS });
    const window = await desktop.app.window('status');
    await shows(window, 'Il manque quelque chose à cet ordinateur');
    await shows(window, /Aucun moyen d’atteindre la carte|ne démarre pas/u);
  });
});
