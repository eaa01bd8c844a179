import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startVirtualReaders, type RunningReaders } from '../../simulator/card/virtual-reader.ts';
import { nonceFor, provesLogin } from '../support/bridge/login-proof.ts';
import { TEST_PINS } from '../support/secrets/test-pins.ts';
import { describeOnVirtualReader } from '../support/virtual-reader/where-possible.ts';
import { shows, typePin } from './support/consent.ts';
import { SITE, startDesktop, type DesktopApp } from './support/desktop-app.ts';

describeOnVirtualReader('the windows on a virtual reader of the real PC/SC daemon, without a module', () => {
  let folder: string;
  let readers: RunningReaders;
  let app: DesktopApp;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vr-'));
    readers = await startVirtualReaders({ folder });
    app = await startDesktop({ policy: { way: 'direct', allowOrigins: [SITE] }, env: readers.env });
  });
  afterAll(async () => {
    await app.stop();
    await readers.stop();
    await rm(folder, { recursive: true });
  });

  const insert = (profile: Parameters<RunningReaders['ask']>[0] & { readonly do: 'insert' }): Promise<unknown> =>
    readers.ask(profile);
  const status = async (): Promise<Page> => {
    app.order({ do: 'choose-in-tray', label: 'État de l’installation' });
    return app.window('status');
  };

  it('tell service, reader, card and way apart, live, and say what is wrong with which card', async () => {
    const window = await status();
    await shows(window, 'Insérez votre carte d’identité');
    await shows(window, 'L’ordinateur peut utiliser des lecteurs.');
    await shows(window, /Virtual PCD/u);
    await insert({ do: 'insert', profile: 'ec-fr', pin: TEST_PINS.main });
    await shows(window, 'Tout est prêt');
    await shows(window, 'Directement, sans autre logiciel.');
    for (const [profile, says] of [
      ['expired', 'Votre carte n’est plus valable en ligne.'],
      ['unknown-card', 'Cette carte n’est pas une carte d’identité belge.'],
      ['no-certificates', 'Votre carte ne permet pas de se connecter en ligne.'],
      ['pin-blocked', 'Le code PIN est bloqué après trois erreurs.'],
    ] as const) {
      await readers.ask({ do: 'remove' });
      await shows(window, 'Insérez votre carte d’identité');
      await insert({ do: 'insert', profile, pin: TEST_PINS.main });
      await shows(window, says);
      await shows(window, 'Votre carte a un problème');
    }
    await readers.ask({ do: 'remove' });
    await shows(window, 'Insérez votre carte d’identité');
  });

  it('change the PIN: a wrong one is said with the tries left', async () => {
    const window = await status();
    await insert({ do: 'insert', profile: 'ec-fr', pin: TEST_PINS.main });
    await shows(window, 'Tout est prêt');
    await window.getByRole('button', { name: 'Montrer ma carte' }).click();
    const change = async (oldPin: string, newPin: string): Promise<void> => {
      const fields = window.locator('input[type=password]');
      for (const [index, pin] of [oldPin, newPin, newPin].entries()) {
        await fields.nth(index).focus();
        await window.keyboard.type(pin);
      }
      await window.getByRole('button', { name: 'Changer le code', exact: true }).click();
    };
    await change(TEST_PINS.wrong, TEST_PINS.other);
    await shows(window, 'Le code PIN n’est pas le bon.');
    await shows(window, /2 essais/u);
    await change(TEST_PINS.main, TEST_PINS.other);
    await shows(window, 'Votre code PIN est changé.');
    await change(TEST_PINS.other, TEST_PINS.main);
    await shows(window, 'Votre code PIN est changé.');
    await readers.ask({ do: 'remove' });
    await shows(window, 'Insérez votre carte d’identité');
  });

  it('log in: card in, tries told, PIN, proof', async () => {
    const page = await app.connect();
    const nonce = nonceFor('virtual card');
    const login = page.call('authenticate', {
      challengeNonce: nonce,
      identity: { fields: ['surname', 'address'], purpose: 'Compte', signed: true },
    });
    const window = await app.window('prompt');
    await shows(window, 'Insérez votre carte d’identité');
    await insert({ do: 'insert', profile: 'ec-fr', pin: TEST_PINS.main });
    await shows(window, /3 essais/u);
    await typePin(window);
    const { authToken, identity } = await login;
    expect(provesLogin(authToken, SITE, nonce)).toBe(true);
    expect(identity?.evidence).toBeDefined();
    await page.leave();
  });

  it('let the citizen choose between cards in two readers, by holder and reader', async () => {
    await readers.ask({ do: 'insert', profile: 'rsa-nl', pin: TEST_PINS.main, reader: 2 });
    const page = await app.connect();
    const window = await status();
    await window
      .getByRole('button', { name: /Montrer la carte dans/u })
      .nth(1)
      .waitFor();
    const nonce = nonceFor('two readers');
    const login = page.call('authenticate', { challengeNonce: nonce });
    const prompt = await app.window('prompt');
    await prompt.getByRole('radio', { name: /Virtual PCD.*01/u }).check();
    await typePin(prompt);
    const { authToken } = await login;
    expect(authToken.algorithm).toBe('RS256');
    expect(provesLogin(authToken, SITE, nonce)).toBe(true);
    await page.leave();
  });
});
