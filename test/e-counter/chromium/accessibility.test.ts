import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ERROR_CODES } from '../../../contracts/errors.ts';
import { COUNTER_LANGUAGES, type CounterLanguage } from '../../../e-counter/texts/offered.ts';
import type { CitizenId } from '../../../simulator/cards.ts';
import { axeViolations } from '../support/axe.ts';
import { counterWithBrowser, openForm, startLogin, type CounterWithBrowser } from '../support/counter-with-browser.ts';

// A browser on a busy computer.
jest.setTimeout(120_000);

let site: CounterWithBrowser;
beforeAll(async () => {
  site = await counterWithBrowser();
});
afterAll(() => site.close());

const PUBLIC_PAGES = [
  '',
  'procedures',
  'procedures/report',
  'login',
  'login/keys',
  'login/eid',
  'signup',
  'signup/sent',
  'password/lost',
  'password/sent',
  'privacy',
  'help',
  'logged-out',
  'deleted',
  'none',
];

/** The smallest width that WCAG 2.2 success criterion 1.4.10 asks for: 1280 at 400 %. */
const NARROW = { width: 320, height: 640 };

describe.each(COUNTER_LANGUAGES)('in %s, light and dark,', (language) => {
  const open = (viewport = { width: 1100, height: 800 }): Promise<Page> => site.newPage({ viewport });

  it('every page for everybody is without violations and fits 320 pixels', async () => {
    const page = await open(NARROW);
    for (const path of PUBLIC_PAGES) {
      await page.goto(`${site.url}/${language}/${path}`);
      expect([path, await axeViolations(page)]).toEqual([path, []]);
      expect([path, await overflows(page)]).toEqual([path, false]);
    }
    await page.context().close();
  });

  it('every state of the log-in is without violations', async () => {
    const page = await open();
    const operation = await startLogin(page, site, language);
    for (const state of ['awaiting-consent', 'awaiting-reader', 'awaiting-card', 'awaiting-pin', 'signing'] as const) {
      operation.state(state);
      await page.locator(`#eid-status[data-state="${state}"]`).waitFor();
      expect([state, await axeViolations(page)]).toEqual([state, []]);
    }
    operation.fail('ERR_EID_PIN_INCORRECT', 2);
    await page.locator('#eid-problem').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
  });

  it('the form, empty, wrong and filled in, and what follows are without violations and fit 320 pixels', async () => {
    const page = await open(NARROW);
    const check = async (name: string): Promise<void> => {
      expect([name, await axeViolations(page)]).toEqual([name, []]);
      expect([name, await overflows(page)]).toEqual([name, false]);
    };
    await openForm(page, site, language, CARDS[language], false);
    await check('empty');
    await page.locator('.registration button').first().click();
    await page.locator('#error-summary').waitFor();
    await check('wrong');
    await openForm(page, site, language, CARDS[language]);
    await check('filled in');
    await page.locator('.registration button').first().click();
    await page.waitForURL('**/welcome');
    await check('welcome');
    await page.goto(`${site.url}/${language}/account`);
    await check('account');
    await page.context().close();
  });
});

/** A new citizen for each round, whose card fills in all that is required. */
const CARDS = { fr: 'fr-rsa', nl: 'nl-p384', de: 'de-p384', en: 'long-names' } as const satisfies Record<
  CounterLanguage,
  CitizenId
>;

function overflows(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

it.each(COUNTER_LANGUAGES)('in %s the log-in page has words for every code of the bridge', async (language) => {
  const page = await site.newPage();
  await page.goto(`${site.url}/${language}/login/eid`);
  const missing = await page.evaluate(
    (codes) => codes.filter((code) => document.getElementById(`failure-${code}`) === null),
    [...ERROR_CODES],
  );
  expect(missing).toEqual([]);
  await page.context().close();
});
