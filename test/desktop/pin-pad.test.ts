import { describe, expect, it } from '@jest/globals';
import { nonceFor, provesLogin } from '../support/bridge/login-proof.ts';
import { clickLast, shows, untilClosed } from './support/consent.ts';
import { desktopWithCards } from './support/desktop-cards.ts';
import { SITE } from './support/desktop-app.ts';

describe('a reader with keys of its own', () => {
  const desktop = desktopWithCards({ citizens: ['fr-p384'], readers: [{ pinPad: true }] });

  it('asks no PIN in the window, which says where to type it, and logs in', async () => {
    const { app, token } = desktop;
    token.answerPinPad('ok');
    token.insert(0, 'fr-p384');
    const page = await app.connect();
    const nonce = nonceFor('PIN pad');
    const login = page.call('authenticate', { challengeNonce: nonce });
    const window = await app.window('prompt');
    await shows(window, 'Votre lecteur a des touches');
    expect(await window.locator('#pin').count()).toBe(0);
    const before = app.events.all.length;
    const closed = untilClosed(window);
    await clickLast(window.getByRole('button', { name: 'Se connecter' }));
    expect(provesLogin((await login).authToken, SITE, nonce)).toBe(true);
    await closed;
    const told = app.events.all.slice(before).flatMap((each) => (each.event === 'ipc' ? [each] : []));
    expect(told.some(({ text }) => text.includes('"work":"pin-pad"'))).toBe(true);
    expect(told.filter(({ channel }) => channel === 'eid:pin')).toEqual([]);
    await page.leave();
  });
});
