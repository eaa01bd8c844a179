import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { OPERATION_STATES } from '../../../contracts/page-messages.ts';
import { createECounter } from '../../../e-counter/e-counter.ts';
import { textsIn } from '../../../e-counter/texts/offered.ts';
import { loadCard } from '../../../simulator/cards.ts';
import { freePort } from '../../support/free-port.ts';
import { axeViolations } from '../support/axe.ts';
import { counterWithBrowser, startLogin, type CounterWithBrowser } from '../support/counter-with-browser.ts';

// A browser on a busy computer.
jest.setTimeout(120_000);

let site: CounterWithBrowser;
let page: Page;
const complaints: string[] = [];
beforeAll(async () => {
  site = await counterWithBrowser();
  // One for all tests: a new one costs a process each time. A test begins without cookies, by opening a page.
  page = await site.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) complaints.push(message.text());
  });
});
afterAll(() => site.close());
beforeEach(async () => {
  await page.context().clearCookies();
});
afterEach(() => {
  expect(complaints.splice(0)).toEqual([]);
});

const status = (): Promise<string> => page.locator('#eid-status').innerText();
const problem = (): Promise<string> => page.locator('#eid-problem').innerText();
const buttons = (): Promise<string[]> => page.locator('#eid-live button:visible').allInnerTexts();
const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '');

describe('the log-in page', () => {
  it('tells the bridge the origin, the language and what it asks for, never the national number', async () => {
    const operation = await startLogin(page, site, 'en');
    expect(operation.origin).toBe(site.url);
    expect(operation.params).toMatchObject({
      lang: 'en',
      identity: {
        fields: ['surname', 'givenNames', 'birthDate', 'sex', 'address'],
        purpose: textsIn('en').login.card.purpose,
        signed: true,
      },
    });
    expect(operation.params.challengeNonce).toHaveLength(44);
  });

  it('asks for no identity when the box is unticked', async () => {
    await page.goto(`${site.url}/fr/login/eid`);
    await page.uncheck('#eid-share');
    await page.click('#eid-start');
    expect((await site.bridge.operation()).params.identity).toBeUndefined();
  });

  it.each(['fr', 'en'] as const)('shows every state of the bridge live, in %s', async (language) => {
    const operation = await startLogin(page, site, language);
    expect(await focused()).toBe('eid-status');
    expect(await page.locator('#eid-status').getAttribute('role')).toBe('status');
    for (const state of OPERATION_STATES) {
      operation.state(state);
      await page.locator(`#eid-status[data-state="${state}"]`).waitFor();
      expect(await status()).toContain(textsIn(language).live.states[state].title);
    }
  });

  it('leads to the form, filled in, and marks the last step', async () => {
    const operation = await startLogin(page, site);
    operation.succeed(await loadCard('fr-p384'));
    await page.waitForURL('**/fr/register');
    expect(await page.getByLabel('Nom', { exact: true }).inputValue()).toBe('Échantillon');
    expect(await page.getByLabel('Rue').inputValue()).toBe('Place du Spécimen');
  });

  it.each([
    [2, 'Il vous reste 2 essais.'],
    [1, 'Il vous reste un seul essai'],
  ])('says how many tries are left after a wrong PIN: %i', async (tries, words) => {
    const operation = await startLogin(page, site);
    operation.state('awaiting-pin');
    operation.fail('ERR_EID_PIN_INCORRECT', tries);
    await page.locator('#eid-problem').waitFor();
    expect(await problem()).toContain(words);
    expect(await focused()).toBe('eid-problem');
    expect(await page.locator('[aria-current="step"]').innerText()).toBe('Votre accord et code PIN');
  });

  it.each(['ERR_EID_USER_CANCELLED', 'ERR_EID_NO_READER', 'ERR_EID_BUSY'] as const)(
    'explains %s and tries again',
    async (code) => {
      const operation = await startLogin(page, site);
      operation.fail(code);
      await page.locator(`#eid-problem[data-failure="${code}"]`).waitFor();
      expect(await problem()).toMatch(/Que faire \?\s+\S/);
      expect(await problem()).not.toContain('{tries}');
      expect(await buttons()).toEqual(['Réessayer', 'Retour']);
      await page.click('#eid-retry');
      const again = await site.bridge.operation();
      expect(again.params.challengeNonce).not.toBe(operation.params.challengeNonce);
      again.state('awaiting-card');
      await page.locator('#eid-status[data-state="awaiting-card"]').waitFor();
      expect(await page.locator('#eid-problem').isVisible()).toBe(false);
    },
  );

  it.each(['ERR_EID_PIN_BLOCKED', 'ERR_EID_CERTIFICATE_EXPIRED', 'ERR_EID_CERTIFICATE_MISSING'] as const)(
    'offers the way back alone after %s, which another try does not mend',
    async (code) => {
      const operation = await startLogin(page, site);
      expect(await buttons()).toEqual(['Annuler']);
      operation.fail(code);
      await page.locator(`#eid-problem[data-failure="${code}"]`).waitFor();
      expect(await buttons()).toEqual(['Retour']);
      await page.click('#eid-back');
      expect(await focused()).toBe('eid-start');
      // The citizen may have taken another card.
      await page.click('#eid-start');
      (await site.bridge.operation()).state('awaiting-card');
      await page.locator('#eid-status[data-state="awaiting-card"]').waitFor();
      expect(await buttons()).toEqual(['Annuler']);
    },
  );

  it.each(['fr', 'en'] as const)('says, in %s, when a PIN was wrong and is asked for again', async (language) => {
    const { states } = textsIn(language).live;
    const operation = await startLogin(page, site, language);
    const shows = async (name: 'awaiting-pin' | 'awaiting-pin-again'): Promise<void> => {
      await page.locator(`#eid-status[data-state="${name}"]`).waitFor();
      expect(await status()).toContain(states[name].title);
    };
    for (const wrongPins of [0, 1, 2]) {
      operation.state('awaiting-pin');
      await shows(wrongPins === 0 ? 'awaiting-pin' : 'awaiting-pin-again');
      operation.state('signing');
    }
    // A card that was pulled has refused nothing.
    operation.state('awaiting-card');
    operation.state('awaiting-pin');
    await shows('awaiting-pin');
    operation.state('awaiting-pin');
    operation.state('signing');
    await page.locator('#eid-status[data-state="signing"]').waitFor();
    operation.fail('ERR_EID_PIN_INCORRECT', 1);
    await page.click('#eid-retry');
    (await site.bridge.operation()).state('awaiting-pin');
    await shows('awaiting-pin');
  });

  it('says when the bridge dies in the middle', async () => {
    (await startLogin(page, site)).vanish();
    await page.locator('#eid-problem[data-failure="ERR_EID_CONNECTION_LOST"]').waitFor();
  });

  it('says when the program is not running, and links to help', async () => {
    await page.goto(`${site.url}/fr/login/eid`);
    // Port 1 of this computer: nobody is there, and the page's own policy must not be what stops it.
    await page.evaluate((free) => document.getElementById('eid-login')?.setAttribute('data-ports', free), '1');
    await page.click('#eid-start');
    await page.locator('#eid-problem').waitFor();
    complaints.length = 0;
    expect(await page.locator('#eid-problem').getAttribute('data-failure')).toMatch(/NOT_RUNNING|BLOCKED/);
    expect(await page.locator('#eid-problem a').getAttribute('href')).toBe('/fr/help');
  });

  it('offers to start the program where nobody listens on its ports', async () => {
    const counter = await createECounter({ revocation: 'off', bridgePorts: [await freePort()] });
    await page.goto(`${await counter.listen(0)}/de/login/eid`);
    await page.click('#eid-start');
    await page.locator('#eid-problem[data-failure="ERR_EID_BRIDGE_NOT_RUNNING"]').waitFor();
    complaints.length = 0;
    const wake = page.getByRole('link', { name: 'eID Bridge starten' });
    expect(await wake.getAttribute('href')).toBe('eid-bridge:wake');
    expect(await axeViolations(page)).toEqual([]);
    await counter.close();
  });

  it('goes back to its start when the citizen cancels here, and the late answer changes nothing', async () => {
    const operation = await startLogin(page, site);
    await page.click('#eid-cancel');
    expect(await page.locator('#eid-start').isVisible()).toBe(true);
    expect(await focused()).toBe('eid-start');
    operation.succeed(await loadCard('fr-p384'));
    await page.click('#eid-start');
    (await site.bridge.operation()).state('awaiting-card');
    await page.locator('#eid-status[data-state="awaiting-card"]').waitFor();
    expect(page.url()).toMatch(/login\/eid$/);
  });

  it('says what the server refused', async () => {
    const operation = await startLogin(page, site);
    operation.succeed(await loadCard('expired'));
    await page.locator('#eid-problem[data-failure="certificate-expired"]').waitFor();
    expect(await problem()).toContain('Votre carte n’est plus valable pour se connecter en ligne.');
    expect(await buttons()).toEqual(['Retour']);
  });

  it('says when its session is over', async () => {
    await page.goto(`${site.url}/fr/login/eid`);
    await page.context().clearCookies();
    await page.click('#eid-start');
    await page.locator('#eid-problem[data-failure="session-expired"]').waitFor();
  });
});

it('without JavaScript the log-in page says what is missing, and the rest works', async () => {
  const plain = await site.newPage({ javaScriptEnabled: false });
  await plain.goto(`${site.url}/fr/login/eid`);
  expect(await plain.locator('noscript .notice').innerText()).toContain('JavaScript est désactivé');
  expect(await plain.locator('noscript .notice').isVisible()).toBe(true);
  expect(await plain.locator('#eid-start').isVisible()).toBe(false);
  await plain.getByRole('link', { name: 'English' }).click();
  expect(await plain.getByRole('heading', { level: 1 }).innerText()).toBe('Log in with identity card');
  await plain.context().close();
});
