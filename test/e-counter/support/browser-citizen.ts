import type { Page } from 'playwright-core';
import type { CounterLanguage } from '../../../e-counter/texts/offered.ts';
import { DECLARED, PASSWORD } from './email-citizen.ts';
import { STAFF, type WholeCounter } from './whole-counter.ts';

/** What a citizen, or somebody of the staff, does in a browser, in one language. */
export interface BrowserCitizen {
  open(path: string): Promise<void>;
  /** Asks for an account, and opens the link in the mail: the page with the button. */
  signUp(address: string): Promise<void>;
  /** The first button of the page's form. */
  submit(): Promise<void>;
  /** Fills in the registration form with what nothing proves, to the congratulations. */
  declare(): Promise<void>;
  /** Logs in as the commune's staff, and registers where that is the first time. */
  becomeStaff(): Promise<void>;
}

export function browserCitizen(page: Page, site: WholeCounter, language: CounterLanguage): BrowserCitizen {
  const open = async (path: string): Promise<void> => {
    await page.goto(`${site.url}/${language}${path}`);
  };
  const submit = (): Promise<void> => page.locator('main form button[type=submit]:visible').first().click();
  const signUp = async (address: string): Promise<void> => {
    await open('/signup');
    await page.fill('#field-address', address);
    await page.fill('#field-password', PASSWORD);
    await submit();
    await site.counter.mailsSent();
    await page.goto(site.mailbox.linkTo(address));
  };
  const declare = async (): Promise<void> => {
    const { box: _box, country: _country, ...fields } = DECLARED;
    for (const [name, value] of Object.entries(fields)) await page.fill(`#field-${name}`, value);
    await submit();
    await page.waitForURL('**/welcome');
  };
  return {
    open,
    signUp,
    submit,
    declare,
    becomeStaff: async () => {
      await open('/login');
      await page.fill('#field-address', STAFF);
      await page.fill('#field-password', PASSWORD);
      await page.click('#email-form button[type=submit]');
      if (page.url().endsWith('/account')) return;
      await signUp(STAFF);
      await submit();
      await declare();
    },
  };
}
