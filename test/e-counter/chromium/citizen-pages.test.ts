import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { COUNTER_LANGUAGES, type CounterLanguage } from '../../../e-counter/texts/offered.ts';
import { loadCard, type CitizenId } from '../../../simulator/cards.ts';
import { axeViolations } from '../support/axe.ts';
import { launchChromium } from '../support/chromium.ts';
import { browserCitizen, type BrowserCitizen } from '../support/browser-citizen.ts';
import { PASSWORD } from '../support/email-citizen.ts';
import { STAFF, startWholeCounter, type WholeCounter } from '../support/whole-counter.ts';

// A browser on a busy computer.
jest.setTimeout(180_000);

let site: WholeCounter;
let browser: Browser;
beforeAll(async () => {
  site = await startWholeCounter({ revocation: 'off' });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

const CARDS: Readonly<Record<CounterLanguage, CitizenId>> = {
  fr: 'fr-rsa',
  nl: 'nl-p384',
  de: 'de-p384',
  en: 'long-names',
};

/** WCAG 2.2 success criterion 1.4.10: nothing to be scrolled sideways at 320 pixels. */
const NARROW = { width: 320, height: 640 };

describe.each(COUNTER_LANGUAGES)('in %s', (language) => {
  let page: Page;
  let citizen: BrowserCitizen;

  async function check(name: string): Promise<void> {
    expect([name, await axeViolations(page)]).toEqual([name, []]);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    expect([name, wide]).toEqual([name, false]);
  }

  async function start(): Promise<void> {
    page = await browser.newPage({ viewport: NARROW });
    citizen = browserCitizen(page, site, language);
  }

  it('the pages of a citizen with a card are without violations and fit 320 pixels', async () => {
    await start();
    await citizen.open('/login/eid');
    await page.click('#eid-start');
    (await site.bridge.operation()).succeed(await loadCard(CARDS[language]));
    await page.waitForURL('**/register');
    await page.fill('#field-number', '7');
    await citizen.submit();
    await page.waitForURL('**/welcome');
    for (const path of [
      '/parents',
      '/procedures/household',
      '/procedures/childcare',
      '/account/edit',
      '/account/delete',
    ]) {
      await citizen.open(path);
      await check(path);
    }
    await citizen.submit();
    await check('deleting, unconfirmed');
    await citizen.open('/procedures/childcare');
    await citizen.submit();
    await check('a procedure, wrong');
    await citizen.open('/procedures/household');
    await page.selectOption('#field-purpose', 'school');
    await citizen.submit();
    await check('the basket');
    await page.click('form[action$="/basket/order"] button');
    await check('ordered');
    await citizen.open('/basket');
    await check('the empty basket');
    await citizen.open('/account');
    await check('the account');
    await page.close();
  });

  it('the pages of accounts with an address, and of the staff, are without violations and fit 320 pixels', async () => {
    await start();
    await citizen.open('/signup');
    await citizen.submit();
    await check('signing up, wrong');
    await citizen.open('/login');
    await page.fill('#field-address', 'nobody@citizen.example');
    await page.fill('#field-password', PASSWORD);
    await page.click('#email-form button[type=submit]');
    await check('a wrong password');
    await citizen.signUp(`ada.${language}@citizen.example`);
    await check('confirming');
    await citizen.submit();
    await check('the form');
    await citizen.declare();
    await check('congratulations');
    for (const path of ['/account', '/parents', '/account/link']) {
      await citizen.open(path);
      await check(path);
    }
    await page.click('form.log-out button');
    await citizen.becomeStaff();
    await citizen.open('/staff');
    await check('the staff');
    await page.click('form.log-out button');
    await citizen.open('/password/lost');
    await page.fill('#field-address', STAFF);
    await citizen.submit();
    await site.counter.mailsSent();
    await page.goto(site.mailbox.linkTo(STAFF));
    await citizen.submit();
    await check('a new password, wrong');
    await page.close();
  });
});

it('a procedure is filled in, put into the basket and ordered with the keyboard alone', async () => {
  const page = await browser.newPage();
  await page.goto(`${site.url}/fr/login/eid`);
  await page.click('#eid-start');
  (await site.bridge.operation()).succeed(await loadCard('rekeyed-rsa'));
  await page.waitForURL('**/register');
  await page.fill('#field-number', '7');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/welcome');

  const tabTo = async (selector: string): Promise<void> => {
    for (let stops = 0; stops < 60; stops += 1) {
      await page.keyboard.press('Tab');
      const there = await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
      if (there) return;
    }
    throw new Error(`no way to ${selector}`);
  };
  await tabTo('nav.menu a[href="/fr/procedures"]');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/fr/procedures');
  await tabTo('.cards a[href$="/household"]');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/household');
  await tabTo('#field-purpose');
  await page.keyboard.press('ArrowDown');
  await tabTo('main button[type=submit]');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/basket');
  await tabTo('form[action$="/basket/order"] button');
  await page.keyboard.press('Enter');
  await page.locator('h1', { hasText: 'Votre commande est envoyée' }).waitFor();
  await page.close();
});
