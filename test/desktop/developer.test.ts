import { basename } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nonceFor, provesLogin } from '../support/bridge/login-proof.ts';
import { shows, typePin } from './support/consent.ts';
import { SITE, startDesktop, type DesktopApp } from './support/desktop-app.ts';
import { CARD_PIN } from '../../simulator/card/profiles.ts';

describe('npm run dev', () => {
  let app: DesktopApp;
  beforeAll(async () => {
    app = await startDesktop({ build: 'dev', policy: { way: 'direct', allowOrigins: [SITE] } });
  });
  afterAll(() => app.stop());
  const trayShows = (image: string): Promise<unknown> =>
    app.events.nextWhere((each) => each.event === 'tray' && basename(each.image) === image);

  it('puts simulated cards in and out by a menu, and logs in with them', async () => {
    app.order({ do: 'choose-in-tray', label: 'reader 1: ec-fr' });
    await trayShows('tray-card-in.png');
    const page = await app.connect();
    const nonce = nonceFor('developer');
    const login = page.call('authenticate', { challengeNonce: nonce });
    await typePin(await app.window('prompt'), CARD_PIN);
    expect(provesLogin((await login).authToken, SITE, nonce)).toBe(true);
    app.order({ do: 'choose-in-tray', label: 'reader 1: no card' });
    await trayShows('tray-ready.png');
    await page.leave();
  });

  it('opens any window in any state and language', async () => {
    const asked = app.context.waitForEvent('request', (request) => request.url().includes('show=prompt/wrong-pin'));
    app.order({ do: 'choose-in-tray', label: 'nl prompt/wrong-pin' });
    await shows((await asked).frame().page(), 'De pincode is niet juist.');
  });
});
