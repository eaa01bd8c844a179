import { X509Certificate } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { loadCard, type CitizenId } from '../../simulator/cards.ts';
import { nonceFor, provesLogin } from '../support/bridge/login-proof.ts';
import type { Page as BridgePage } from '../support/bridge/page.ts';
import { createRemovableToken, type RemovableToken } from '../support/removable-token/removable-token.ts';
import { TEST_PINS } from '../support/secrets/test-pins.ts';
import { clickLast, pressLast, shows, typePin, untilClosed } from './support/consent.ts';
import { SITE, startDesktop, type DesktopApp } from './support/desktop-app.ts';

const WISH = {
  fields: ['surname', 'birthDate', 'address'],
  optional: ['address'],
  purpose: 'Créer votre compte',
  signed: false,
};

describe('a login through the consent window', () => {
  let token: RemovableToken;
  let app: DesktopApp;
  let page: BridgePage;
  beforeAll(async () => {
    token = await createRemovableToken({ citizens: ['fr-p384', 'nl-rsa'], readers: [{}, {}], pin: TEST_PINS.main });
    const policy = { module: token.modulePath, way: 'pkcs11', allowOrigins: [SITE] };
    app = await startDesktop({ policy, env: token.env });
  });
  beforeEach(async () => {
    page = await app.connect();
  });
  afterEach(async () => {
    for (const reader of [...inserted]) await remove(reader);
    await page.leave();
    token.setTriesLeft('fr-p384', 3);
  });
  afterAll(async () => {
    await app.stop();
    token.close();
  });

  // The module has no PC/SC: the bridge looks at it a few times a second, and tells the page what it saw.
  const inserted = new Set<number>();
  const seen = (event: 'inserted' | 'removed'): Promise<unknown> =>
    page.notifications.nextWhere(({ method, params }) => method === 'card' && params.event === event);
  const insert = async (reader: number, citizen: CitizenId): Promise<void> => {
    token.insert(reader, citizen);
    inserted.add(reader);
    await seen('inserted');
  };
  const remove = async (reader: number): Promise<void> => {
    token.remove(reader);
    inserted.delete(reader);
    await seen('removed');
  };

  const subjectOf = async (citizen: CitizenId): Promise<string> =>
    new X509Certificate((await loadCard(citizen)).certificates.authentication).subject;
  const logIn = (
    nonce = nonceFor('desktop'),
    more: object = {},
  ): { readonly login: ReturnType<BridgePage['call']>; readonly window: Promise<Page> } => ({
    login: page.call('authenticate', { challengeNonce: nonce, ...more }),
    window: app.window('prompt'),
  });

  it('waits for the card, asks the PIN by keyboard, and hands over proof', async () => {
    const nonce = nonceFor('card comes later');
    const login = page.call('authenticate', { challengeNonce: nonce });
    const window = await app.window('prompt');
    await shows(window, 'Insérez votre carte d’identité');
    await shows(window, 'e-counter.example');
    await insert(0, 'fr-p384');
    const closed = untilClosed(window);
    await typePin(window);
    expect(provesLogin((await login).authToken, SITE, nonce)).toBe(true);
    await closed;
    expect(app.openWindows()).toEqual([]);
  });

  it('comes to the front and asks for attention, and leaves the keyboard where it is', async () => {
    await insert(0, 'fr-p384');
    const already = app.events.all.length;
    const { login, window } = logIn();
    await typePin(await window);
    await login;
    const did = app.events.all.slice(already).flatMap((event) => (event.event === 'window' ? [event.did] : []));
    expect(did.filter((each) => each !== 'open').slice(0, 2)).toEqual(['show-inactive', 'flash']);
    expect(did).not.toContain('focus');
    expect(did).not.toContain('show');
  });

  it('says that the PIN was wrong, with the tries left, in the same window', async () => {
    await insert(0, 'fr-p384');
    const nonce = nonceFor('wrong PIN');
    const login = page.call('authenticate', { challengeNonce: nonce });
    const window = await app.window('prompt');
    await typePin(window, TEST_PINS.wrong);
    await shows(window, /code PIN.*incorrect|pas le bon/iu);
    await shows(window, /2/u);
    await typePin(window);
    expect(provesLogin((await login).authToken, SITE, nonce)).toBe(true);
  });

  it('goes back to waiting when the card is pulled, and logs in whoever comes next', async () => {
    await insert(0, 'fr-p384');
    const login = page.call('authenticate', { challengeNonce: nonceFor('swapped') });
    const window = await app.window('prompt');
    await window.locator('#pin').focus();
    await window.keyboard.type('12');
    await remove(0);
    await shows(window, 'La carte a été retirée. Rien n’a été envoyé.');
    await insert(0, 'nl-rsa');
    await typePin(window);
    const { authToken } = await login;
    const { subject } = new X509Certificate(Buffer.from(authToken.unverifiedCertificate, 'base64'));
    expect(subject).toBe(await subjectOf('nl-rsa'));
  });

  it('lets the citizen choose between two cards, whose holders it names', async () => {
    await insert(0, 'fr-p384');
    await insert(1, 'nl-rsa');
    const login = page.call('authenticate', { challengeNonce: nonceFor('two cards') });
    const window = await app.window('prompt');
    const [, holder = ''] = /^CN=(.*?)(?: \(Authentication\))?$/mu.exec(await subjectOf('nl-rsa')) ?? [];
    await window.getByRole('radio', { name: holder }).check();
    await typePin(window);
    const { authToken } = await login;
    expect(new X509Certificate(Buffer.from(authToken.unverifiedCertificate, 'base64')).subject).toBe(
      await subjectOf('nl-rsa'),
    );
  });

  it('sends no field that the citizen unticked', async () => {
    await insert(0, 'fr-p384');
    const login = page.call('authenticate', { challengeNonce: nonceFor('declined'), identity: WISH });
    const window = await app.window('prompt');
    await shows(window, 'Créer votre compte');
    await window.getByRole('checkbox', { name: /Adresse/u }).uncheck();
    await typePin(window);
    const { identity } = await login;
    expect(Object.keys(identity?.values ?? {}).sort()).toEqual(['birthDate', 'surname']);
  });

  it.each(['Escape', 'Annuler'])('takes %s for a no, at once', async (how) => {
    await insert(0, 'fr-p384');
    const refused = page.fails('authenticate', { challengeNonce: nonceFor(how) });
    const window = await app.window('prompt');
    await window.locator('#pin').waitFor();
    const closed = untilClosed(window);
    if (how === 'Escape') await pressLast(window, 'Escape');
    else await clickLast(window.getByRole('button', { name: how }));
    expect((await refused).code).toBe('ERR_EID_USER_CANCELLED');
    await closed;
  });

  it('closes when its page goes', async () => {
    const other = await app.connect();
    other.send('authenticate', { challengeNonce: nonceFor('page goes') });
    const window = await app.window('prompt');
    const closed = untilClosed(window);
    await other.leave();
    await closed;
  });

  it('tells of a blocked PIN with the remedy, and stays to be read', async () => {
    token.setTriesLeft('fr-p384', 1);
    await insert(0, 'fr-p384');
    const refused = page.fails('authenticate', { challengeNonce: nonceFor('blocked') });
    const window = await app.window('prompt');
    await shows(window, /un seul essai|1 essai|dernier essai/iu);
    await typePin(window, TEST_PINS.wrong);
    expect((await refused).code).toBe('ERR_EID_PIN_BLOCKED');
    await shows(window, /commune/u);
    const closed = untilClosed(window);
    await window.getByRole('button', { name: 'Fermer' }).focus();
    await pressLast(window, 'Enter');
    await closed;
  });

  it('asks to trust a site at its first visit, in the same window, and remembers', async () => {
    await insert(0, 'fr-p384');
    const site = 'https://new.commune.example';
    const visitor = await app.connect(site);
    const refused = visitor.fails('authenticate', { challengeNonce: nonceFor('refused') });
    let window = await app.window('prompt');
    await shows(window, 'Première visite');
    const closed = untilClosed(window);
    await clickLast(window.getByRole('button', { name: 'Ne pas faire confiance à ce site' }));
    expect((await refused).code).toBe('ERR_EID_ORIGIN_NOT_ALLOWED');
    await closed;
    const login = visitor.call('authenticate', { challengeNonce: nonceFor('trusted') });
    window = await app.window('prompt');
    await typePin(window);
    await login;
    const again = visitor.call('authenticate', { challengeNonce: nonceFor('again') });
    window = await app.window('prompt');
    await window.locator('#pin').waitFor();
    expect(await window.getByText('Première visite').count()).toBe(0);
    await typePin(window);
    await again;
    await visitor.leave();
  });

  it('refuses a second page while one is asking', async () => {
    await insert(0, 'fr-p384');
    const { login, window } = logIn();
    const shown = await window;
    await shown.locator('#pin').waitFor();
    const other = await app.connect('https://other.example');
    expect((await other.fails('authenticate', { challengeNonce: nonceFor('second') })).code).toBe('ERR_EID_BUSY');
    await typePin(shown);
    await login;
    await other.leave();
  });

  it('the PIN crosses on its own channel only, once, and is in no file', () => {
    const messages = app.events.all.flatMap((event) => (event.event === 'ipc' ? [event] : []));
    const pins = [TEST_PINS.main, TEST_PINS.wrong].flatMap((pin) => [pin, Buffer.from(pin).toString('base64')]);
    const holding = messages.filter(({ text }) => pins.some((pin) => text.includes(pin)));
    expect(holding.length).toBeGreaterThan(5);
    expect(new Set(holding.map(({ channel, direction }) => `${direction} ${channel}`))).toEqual(
      new Set(['in eid:pin']),
    );
  });
});
