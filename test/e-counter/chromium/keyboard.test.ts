import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { loadCard } from '../../../simulator/cards.ts';
import { counterWithBrowser, openForm, type CounterWithBrowser } from '../support/counter-with-browser.ts';

// A browser on a busy computer.
jest.setTimeout(120_000);

let site: CounterWithBrowser;
beforeAll(async () => {
  site = await counterWithBrowser();
});
afterAll(() => site.close());

it('a citizen registers with the keyboard alone, and sees where the focus is at every stop', async () => {
  const page = await site.newPage();
  await page.goto(`${site.url}/fr/login/eid`);
  await page.keyboard.press('Tab');
  expect(await focusedText(page)).toBe('Aller au contenu');
  await page.keyboard.press('Enter');
  await tabTo(page, '#eid-start');
  await page.keyboard.press('Enter');
  const operation = await site.bridge.operation();
  operation.state('awaiting-pin');
  operation.succeed(await loadCard('rekeyed-rsa'));
  await page.waitForURL('**/register');

  await tabTo(page, '#field-street');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await tabTo(page, '.registration button:not([formaction])');
  await page.keyboard.press('Enter');
  await page.locator('#error-summary').waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('error-summary');

  await tabTo(page, '#error-summary a');
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-street');
  await page.keyboard.type('Neustrasse');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/welcome');
  await tabTo(page, 'main a.button');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/account');
  expect(await page.getByText('Neustrasse').isVisible()).toBe(true);
  await tabTo(page, '.log-out button');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/logged-out');
  await page.context().close();
});

it('changing the language in the middle of the form loses nothing, and Enter still sends it', async () => {
  const page = await site.newPage();
  await openForm(page, site, 'fr', 'de-p384', false);
  await page.fill('#field-street', 'Neustrasse');
  await page.fill('#field-birthDate', '31/12/1980');
  await page.getByRole('button', { name: 'English' }).click();
  await page.waitForURL('**/en/register');
  expect(await page.inputValue('#field-street')).toBe('Neustrasse');
  await page.fill('#field-phone', '0470 12 34 56');
  await page.keyboard.press('Enter');
  await page.locator('#error-summary').waitFor();
  expect(page.url()).toMatch(/\/en\/register$/);
  expect(await page.inputValue('#field-birthDate')).toBe('31/12/1980');
  await page.getByRole('button', { name: 'Français' }).click();
  await page.waitForURL('**/fr/register');
  expect(await page.inputValue('#field-phone')).toBe('0470 12 34 56');
  expect(await page.locator('#error-summary').innerText()).toContain('Écrivez le numéro de la maison.');
  await page.context().close();
});

/** Presses Tab until the element has the focus; each stop on the way must show its outline. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate((wanted) => {
      const element = document.activeElement;
      if (element === null || element === document.body) return { arrived: false, outlined: true, name: 'body' };
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return {
        arrived: element.matches(wanted),
        outlined: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
        name: element.outerHTML.slice(0, 100),
      };
    }, selector);
    expect(stop).toMatchObject({ outlined: true });
    if (stop.arrived) return;
  }
  throw new Error(`the keyboard does not get to ${selector}`);
}

function focusedText(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.textContent);
}
