import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { nonceFor, provesLogin } from '../support/bridge/login-proof.ts';
import type { Page as BridgePage } from '../support/bridge/page.ts';
import { clickLast, shows, typePin, untilClosed } from './support/consent.ts';
import { untilNoCard } from './support/no-card.ts';
import { desktopWithCards } from './support/desktop-cards.ts';
import { SITE } from './support/desktop-app.ts';

describe('faults while a citizen is asked', () => {
  const desktop = desktopWithCards();
  let page: BridgePage;
  let nonce = '';
  beforeEach(async () => {
    page = await desktop.app.connect();
    desktop.token.insert(0, 'fr-p384');
    nonce = nonceFor(String(Math.random()));
  });
  afterEach(async () => {
    desktop.token.remove(0);
    await untilNoCard(page);
    await page.leave();
  });

  const asked = async (): Promise<Page> => {
    const window = await desktop.app.window('prompt');
    await window.locator('#pin').waitFor();
    return window;
  };

  it('a window whose page is killed with a PIN half typed comes back with the question, and nothing of the PIN', async () => {
    const login = page.call('authenticate', { challengeNonce: nonce });
    const window = await asked();
    await window.locator('#pin').focus();
    await window.keyboard.type('12');
    const crashed = window.waitForEvent('crash');
    desktop.app.order({ do: 'crash-window', page: 'prompt' });
    await crashed;
    await desktop.app.events.nextWhere((each) => each.event === 'window' && each.did === 'crash');
    // Playwright gives a crashed page up: the person goes on by the stand-in's own keyboard.
    await desktop.app.events.nextWhere(
      (each) => each.event === 'ipc' && each.direction === 'out' && each.text.includes('"question"'),
    );
    desktop.app.order({ do: 'type-in-window', page: 'prompt', text: desktop.token.pin });
    expect(provesLogin((await login).authToken, SITE, nonce)).toBe(true);
  });

  it('a worker that dies fails the login in words, and the next one works', async () => {
    const refused = page.fails('authenticate', { challengeNonce: nonce });
    const window = await asked();
    desktop.token.fault({ function: 'C_Sign', action: 'crash', once: true });
    await typePin(window);
    expect((await refused).code).toBe('ERR_EID_WORKER_CRASHED');
    await shows(window, 'Réessayez : par prudence, rien n’a été répété sans vous.');
    const login = page.call('authenticate', { challengeNonce: nonce });
    await typePin(await asked());
    expect(provesLogin((await login).authToken, SITE, nonce)).toBe(true);
  });

  it('a worker that dies while the citizen reads costs nothing', async () => {
    const login = page.call('authenticate', { challengeNonce: nonce });
    const window = await asked();
    const lastQuestion = (): string | undefined =>
      desktop.app.events.all
        .flatMap((each) => (each.event === 'ipc' ? (/"questionId":(\d+)/u.exec(each.text)?.[1] ?? []) : []))
        .at(-1);
    const before = lastQuestion();
    desktop.app.order({ do: 'kill-worker' });
    // To the next worker it is another card: the question comes again, for a PIN that was not sent.
    await desktop.app.events.nextWhere(() => lastQuestion() !== before);
    await typePin(window);
    expect(provesLogin((await login).authToken, SITE, nonce)).toBe(true);
  });

  it('another language, chosen while it is open, leaves question and page as they are', async () => {
    const login = page.call('authenticate', { challengeNonce: nonce });
    const window = await asked();
    await window.locator('#language').selectOption('nl');
    await shows(window, 'Wat wordt verstuurd');
    await typePin(window);
    expect(provesLogin((await login).authToken, SITE, nonce)).toBe(true);
    const next = page.fails('authenticate', { challengeNonce: nonceFor('language') });
    const other = await desktop.app.window('prompt');
    await shows(other, 'Wat wordt verstuurd');
    await other.locator('#language').selectOption('fr');
    await shows(other, 'Ce qui sera envoyé');
    await clickLast(other.getByRole('button', { name: 'Annuler' }));
    await next;
  });

  it.each(['suspend', 'lock-screen'] as const)('%s: nobody is there, so the answer is no', async (what) => {
    const refused = page.fails('authenticate', { challengeNonce: nonce });
    const window = await asked();
    const closed = untilClosed(window);
    desktop.app.order({ do: what });
    expect((await refused).code).toBe('ERR_EID_USER_CANCELLED');
    await closed;
  });

  it('a screen of another scale shows the same window, nothing cut off', async () => {
    const refused = page.fails('authenticate', { challengeNonce: nonce });
    const window = await asked();
    const tools = await window.context().newCDPSession(window);
    for (const deviceScaleFactor of [2, 1.5, 1]) {
      await tools.send('Emulation.setDeviceMetricsOverride', {
        width: 500,
        height: 720,
        deviceScaleFactor,
        mobile: false,
      });
      expect(await window.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      expect(await window.locator('#pin').isVisible()).toBe(true);
    }
    await clickLast(window.getByRole('button', { name: 'Annuler' }));
    await refused;
  });

  it('a page of the window that says what no page of ours says is not listened to', async () => {
    const refused = page.fails('authenticate', { challengeNonce: nonce });
    const window = await asked();
    const before = desktop.app.log.all.length;
    await window.evaluate(
      `dispatchEvent(new CustomEvent('electron:call', { detail: { method: 'send', args: [{ do: 'open-settings' }] } }))`,
    );
    await window.evaluate(
      `dispatchEvent(new CustomEvent('electron:call', { detail: { method: 'sendPin', args: [{ for: 'change', cardId: 'x', oldPin: new Uint8Array(4), newPin: new Uint8Array(4) }] } }))`,
    );
    await clickLast(window.getByRole('button', { name: 'Annuler' }));
    expect((await refused).code).toBe('ERR_EID_USER_CANCELLED');
    expect(desktop.app.openWindows()).not.toContain('settings');
    expect(desktop.app.log.all.slice(before).filter(({ event }) => event === 'window-message-refused')).toEqual([]);
  });
});
