import { basename } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { StandInEvent } from '../support/electron-on-chromium/control-messages.ts';
import { nonceFor } from '../support/bridge/login-proof.ts';
import { typePin } from './support/consent.ts';
import { desktopWithCards } from './support/desktop-cards.ts';

type TrayEvent = Extract<StandInEvent, { event: 'tray' }>;

describe('the tray', () => {
  const desktop = desktopWithCards({ citizens: ['fr-p384'], readers: [] });
  const shows = async (image: string): Promise<TrayEvent> => {
    const event = await desktop.app.events.nextWhere((each) => each.event === 'tray' && basename(each.image) === image);
    return event as TrayEvent;
  };

  it('tells reader and card, a question, and the look of the panel', async () => {
    const { app, token } = desktop;
    expect((await shows('tray-no-reader.png')).title).toBe('eID Bridge – pas de lecteur branché');
    const reader = token.plugIn();
    expect((await shows('tray-ready.png')).title).toBe('eID Bridge – prêt');
    token.insert(reader, 'fr-p384');
    const quiet = await shows('tray-card-in.png');
    expect(quiet.labels).toEqual(['État de l’installation', 'Réglages', 'Quitter eID Bridge']);
    const page = await app.connect();
    const login = page.call('authenticate', { challengeNonce: nonceFor('tray') });
    const asking = await shows('tray-asking.png');
    expect(asking.labels[0]).toBe('Montrer la demande du site');
    const window = await app.window('prompt');
    app.order({ do: 'choose-in-tray', label: 'Montrer la demande du site' });
    await app.events.nextWhere((each) => each.event === 'window' && each.did === 'focus' && each.page === 'prompt');
    await typePin(window);
    await login;
    await shows('tray-card-in.png');
    app.order({ do: 'theme', dark: true, highContrast: false });
    await shows('tray-card-in-dark.png');
    app.order({ do: 'theme', dark: true, highContrast: true });
    await shows('tray-card-in-contrast.png');
    token.unplug(reader);
    await shows('tray-no-reader-contrast.png');
    await page.leave();
  });

  it('ends the program, and all that it started', async () => {
    const { app } = desktop;
    app.order({ do: 'choose-in-tray', label: 'Quitter eID Bridge' });
    expect(await app.ended).toBe(0);
    expect(app.log.all.at(-1)?.event).toBe('stopped');
  });
});
