import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createECounter } from '../../../e-counter/e-counter.ts';
import { loadCard } from '../../../simulator/cards.ts';
import { axeViolations } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { startWholeCounter, type WholeCounter } from '../support/whole-counter.ts';

// A browser on a busy computer.
jest.setTimeout(60_000);

let browser: Browser;
let site: WholeCounter;
let context: BrowserContext;
let page: Page;
beforeAll(async () => {
  browser = await launchChromium();
  site = await startWholeCounter({ revocation: 'off' });
});
afterAll(async () => {
  await browser.close();
  await site.close();
});
beforeEach(async () => {
  site.bridge.setCard(true);
  context = await browser.newContext({ locale: 'en-GB' });
  page = await context.newPage();
});
afterEach(() => context.close());

/** From the start page to the form, in Dutch, with the card. */
async function logIn(): Promise<void> {
  await page.goto(`${site.url}/?kiosk`);
  await page.click('nav.languages a[lang=nl]');
  await page.goto(`${site.url}/nl/login/eid`);
  await page.click('#eid-start');
  (await site.bridge.operation()).succeed(await loadCard('nl-p384'));
  await page.waitForURL('**/nl/register');
}

/** The page has asked the bridge for its readers: from now on it hears of the card. */
async function watching(): Promise<void> {
  await site.bridge.statusAsked();
}

describe('at a kiosk', () => {
  it('begins in the commune’s language, whatever the browser speaks', async () => {
    await page.goto(`${site.url}/?kiosk`);
    expect(new URL(page.url()).pathname).toBe('/fr/');
    expect(await page.getAttribute('body', 'class')).toBe('kiosk');
  });

  it('taking the card out ends the session and shows the start page within a second, and nothing is left', async () => {
    const asked = watching();
    await logIn();
    await asked;
    await page.fill('#field-phone', '0470 99 88 77');
    const begun = performance.now();
    site.bridge.setCard(false);
    await page.waitForURL(`${site.url}/fr/**`);
    await page.locator('h1', { hasText: 'Bienvenue' }).waitFor();
    expect(performance.now() - begun).toBeLessThan(1_000);

    await page.goBack();
    expect(await page.content()).not.toContain('0470 99 88 77');
    expect(await page.content()).not.toContain((await loadCard('nl-p384')).citizen.surname);
    await page.goto(`${site.url}/nl/account`);
    expect(new URL(page.url()).pathname).toBe('/nl/login');
    const kept = await page.evaluate(() => [localStorage.length, sessionStorage.length]);
    expect(kept).toEqual([0, 0]);
    const cookies = await context.cookies();
    expect(cookies.map(({ name }) => name).filter((name) => name !== 'kiosk')).toEqual(['session']);
  });

  it('a card taken out between two pages ends the session too', async () => {
    await logIn();
    site.bridge.setCard(false);
    await page.goto(`${site.url}/nl/procedures`);
    await page.locator('h1', { hasText: 'Bienvenue' }).waitFor();
    await page.goto(`${site.url}/nl/register`);
    expect(new URL(page.url()).pathname).toBe('/nl/login');
  });

  it('fields are never filled in by the browser, and targets are big', async () => {
    await logIn();
    const inputs = await page.$$eval('.registration [name]:not([type=hidden])', (elements) =>
      elements.map((element) => element.getAttribute('autocomplete')),
    );
    expect(new Set(inputs)).toEqual(new Set(['off']));
    const heights = await page.$$eval('main .button, .registration input[name]', (elements) =>
      elements.filter((element) => element.clientHeight > 0).map((element) => element.getBoundingClientRect().height),
    );
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(60);
  });

  it('who does nothing is asked, may go on, and is logged out without an answer', async () => {
    await page.clock.install();
    await logIn();
    await page.clock.fastForward(61_000);
    const dialog = page.locator('#kiosk-idle');
    await dialog.waitFor();
    expect(await dialog.textContent()).toContain('Vergeet uw kaart niet');
    expect(await axeViolations(page)).toEqual([]);
    await page.click('#kiosk-stay');
    await dialog.waitFor({ state: 'hidden' });
    await page.clock.fastForward(61_000);
    await dialog.waitFor();
    await page.clock.fastForward(16_000);
    await page.locator('h1', { hasText: 'Bienvenue' }).waitFor();
    await page.goto(`${site.url}/nl/register`);
    expect(new URL(page.url()).pathname).toBe('/nl/login');
  });

  it('logging out leads to the start page and clears what the browser stored', async () => {
    await logIn();
    const answer = page.waitForResponse(/\/logout$/);
    await page.click('form.log-out button');
    expect((await (await answer).allHeaders())['clear-site-data']).toBe('"cache", "storage"');
    await page.waitForURL(`${site.url}/fr/`);
  });
});

it('elsewhere the address alone makes no kiosk: the operator has to switch it on', async () => {
  const counter = await createECounter({ revocation: 'off' });
  await page.goto(`${await counter.listen(0)}/?kiosk`);
  expect(await page.getAttribute('body', 'class')).toBeNull();
  await counter.close();
});
