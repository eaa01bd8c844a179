import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ERROR_CODES } from '../../../contracts/errors.ts';
import { COUNTER_LANGUAGES } from '../../../e-counter/texts/offered.ts';
import { axeViolations } from '../support/axe.ts';
import { counterWithBrowser, openForm, startLogin, type CounterWithBrowser } from '../support/counter-with-browser.ts';

// A browser on a busy computer.
jest.setTimeout(120_000);

let site: CounterWithBrowser;
beforeAll(async () => {
  site = await counterWithBrowser();
});
afterAll(() => site.close());

const SCHEMES = ['light', 'dark'] as const;
const cases = COUNTER_LANGUAGES.flatMap((language) => SCHEMES.map((scheme) => [language, scheme] as const));
/** The smallest width that WCAG 2.2 success criterion 1.4.10 asks for: 1280 at 400 %. */
const NARROW = { width: 320, height: 640 };

describe.each(cases)('in %s, %s', (language, colorScheme) => {
  const open = (viewport = { width: 1100, height: 800 }): Promise<Page> => site.newPage({ colorScheme, viewport });

  it('every page for everybody is without violations and fits 320 pixels', async () => {
    const page = await open(NARROW);
    for (const path of ['', 'login', 'privacy', 'help', 'logged-out', 'none']) {
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
    const card = `${language}-${colorScheme}`;
    await openForm(page, site, language, CARDS[card] ?? 'fr-rsa', false);
    await check('empty');
    await page.locator('.registration button').first().click();
    await page.locator('#error-summary').waitFor();
    await check('wrong');
    await openForm(page, site, language, CARDS[card] ?? 'fr-rsa');
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
const CARDS: Readonly<Record<string, 'fr-rsa' | 'nl-p384' | 'long-names' | 'fr-p384'>> = {
  'fr-light': 'fr-rsa',
  'fr-dark': 'nl-p384',
  'en-light': 'long-names',
  'en-dark': 'fr-p384',
};

function overflows(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

it.each(COUNTER_LANGUAGES)('in %s the log-in page has words for every code of the bridge', async (language) => {
  const page = await site.newPage();
  await page.goto(`${site.url}/${language}/login`);
  const missing = await page.evaluate(
    (codes) => codes.filter((code) => document.getElementById(`failure-${code}`) === null),
    [...ERROR_CODES],
  );
  expect(missing).toEqual([]);
  await page.context().close();
});
