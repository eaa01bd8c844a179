/**
 * `npm run shots:counter [language]`: a PNG of every page of the e-counter and of the states of its forms, in each
 * language, in .cache/shots/e-counter/; the pictures of docs/ are made anew from the French ones.
 */
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { COUNTER_LANGUAGES, counterLanguage, type CounterLanguage } from '../../../e-counter/texts/offered.ts';
import { loadCard } from '../../../simulator/cards.ts';
import { launchChromium } from '../support/chromium.ts';
import { browserCitizen, type BrowserCitizen } from '../support/browser-citizen.ts';
import { PASSWORD } from '../support/email-citizen.ts';
import { startWholeCounter, type WholeCounter } from '../support/whole-counter.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const out = join(root, '.cache/shots/e-counter');
const ADDRESS = { street: 'Rue des Exemples', number: '12', postalCode: '9901', municipality: 'Exempleville' };

/** Pictures of docs/e-counter.md. */
const IN_DOCS = ['home', 'login', 'keys', 'eid-pin', 'register-card', 'account', 'staff'] as const;

type Shot = (name: string) => Promise<void>;

async function takeShots(browser: Browser, site: WholeCounter, language: CounterLanguage): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1100, height: 800 } });
  const page = await context.newPage();
  const citizen = browserCitizen(page, site, language);
  const { open } = citizen;
  const shot: Shot = async (name) => {
    await page.screenshot({ path: join(out, `${language}-${name}.png`), fullPage: true });
  };
  for (const [path, name] of [
    ['/', 'home'],
    ['/procedures', 'procedures'],
    ['/procedures/report', 'report'],
    ['/login', 'login'],
    ['/login?for=household', 'login-wanted'],
    ['/login/keys', 'keys'],
    ['/login/eid', 'eid'],
    ['/signup', 'sign-up'],
    ['/signup/sent', 'sign-up-sent'],
    ['/signup/confirm?token=old', 'sign-up-expired'],
    ['/password/lost', 'password-lost'],
    ['/privacy', 'privacy'],
    ['/help', 'help'],
    ['/none', 'not-found'],
  ] as const) {
    await open(path);
    await shot(name);
  }
  await open('/procedures/report');
  await page.click('main button[type=submit]');
  await shot('report-wrong');
  await open('/login');
  await page.fill('#field-address', 'nobody@citizen.example');
  await page.fill('#field-password', PASSWORD);
  await page.click('#email-form button[type=submit]');
  await shot('login-wrong');
  await withCard(page, site, open, shot, language);
  await page.click('form.log-out button');
  await withAddress(page, citizen, shot, language);
  await page.click('form.log-out button');
  await open('/?kiosk');
  await shot('kiosk');
  await context.close();
}

async function withCard(
  page: Page,
  site: WholeCounter,
  open: (path: string) => Promise<void>,
  shot: Shot,
  language: CounterLanguage,
): Promise<void> {
  const card = await loadCard(({ fr: 'fr-rsa', nl: 'nl-p384', de: 'de-p384', en: 'long-names' } as const)[language]);
  await open('/login/eid');
  await page.click('#eid-start');
  const operation = await site.bridge.operation();
  operation.state('awaiting-pin');
  await page.locator('#eid-status[data-state="awaiting-pin"]').waitFor();
  await shot('eid-pin');
  operation.succeed(card);
  await page.waitForURL('**/register');
  await shot('register-card');
  await fill(page, { street: '', number: '12b' });
  await page.click('form.registration button[type=submit]:not([formaction]):visible');
  await shot('register-wrong');
  await fill(page, ADDRESS);
  await page.click('form.registration button[type=submit]:not([formaction]):visible');
  await page.waitForURL('**/welcome');
  await shot('welcome');
  await open('/parents');
  await shot('parents');
  await open('/procedures/household');
  await shot('household');
  await page.selectOption('#field-purpose', 'rental');
  await page.click('main button[type=submit]');
  await shot('basket');
  await page.click('form[action$="/basket/order"] button');
  await shot('ordered');
  await open('/procedures/childcare');
  await shot('childcare');
  for (const name of ['account', 'account/edit', 'account/delete']) {
    await open(`/${name}`);
    await shot(name.replace('/', '-'));
  }
}

async function withAddress(page: Page, citizen: BrowserCitizen, shot: Shot, language: CounterLanguage): Promise<void> {
  await citizen.signUp(`ada.${language}@citizen.example`);
  await shot('sign-up-confirm');
  await citizen.submit();
  await shot('register-email');
  await citizen.declare();
  await shot('welcome-pending');
  for (const name of ['account', 'parents', 'account/link']) {
    await citizen.open(`/${name}`);
    await shot(`pending-${name.replace('/', '-')}`);
  }
  await page.click('form.log-out button');
  await citizen.becomeStaff();
  await citizen.open('/staff');
  await shot('staff');
}

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`#field-${name}:not([readonly])`);
    if ((await field.count()) > 0) await field.fill(value);
  }
}

const wanted = counterLanguage(process.argv[2]);
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const site = await startWholeCounter();
const browser = await launchChromium();
try {
  for (const language of wanted === null ? COUNTER_LANGUAGES : [wanted]) await takeShots(browser, site, language);
} finally {
  await browser.close();
  await site.close();
}
for (const name of IN_DOCS) {
  await copyFile(join(out, `fr-${name}.png`), join(root, `docs/images/e-counter-${name}.png`)).catch(() => undefined);
}
process.stdout.write('.cache/shots/e-counter written\n');
