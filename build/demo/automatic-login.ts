import { mkdir, readdir, readFile, rm, watch } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { loadCard, type CitizenId } from '../../simulator/cards.ts';
import { DemoFailure } from './demo-failure.ts';
import { DEMO_STAFF } from './demo-world.ts';
import { CHROMIUM_FLAGS, findChromium } from './find-chromium.ts';

/** Nothing in the demo takes this long; what does is broken. */
const PATIENCE_MS = 15_000;

export interface AutomaticLogin {
  readonly counterUrl: string;
  readonly citizen: CitizenId;
  /** Folder of the e-counter's mails. */
  readonly outbox: string;
  /** Emptied, then filled with one PNG a step. */
  readonly screenshots: string;
  readonly say: (step: string) => void;
}

/**
 * Walks the guide from "Se connecter" to "Félicitations" in headless Chromium, checking each page as a citizen would.
 *
 * @throws DemoFailure that names the step.
 */
export async function logInAutomatically(given: AutomaticLogin): Promise<void> {
  const { citizen, screenshots, say } = given;
  const executablePath = findChromium();
  if (executablePath === null) throw new DemoFailure('no Chromium found. Debian: apt-get install chromium.');
  await rm(screenshots, { recursive: true, force: true });
  await mkdir(screenshots, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
  try {
    const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, locale: 'fr-BE' });
    page.setDefaultTimeout(PATIENCE_MS);
    let number = 0;
    const step = async (name: string, work: () => Promise<void>): Promise<void> => {
      try {
        await work();
      } catch (thrown) {
        await page.screenshot({
          path: join(screenshots, `failed-${name.replaceAll(/\W+/g, '-')}.png`),
          fullPage: true,
        });
        const why = thrown instanceof DemoFailure ? thrown.message : ((await problemShown(page)) ?? firstLine(thrown));
        throw new DemoFailure(`failed at « ${name} »: ${why}`);
      }
      number += 1;
      await page.screenshot({
        path: join(screenshots, `${number}-${name.replaceAll(/\W+/g, '-')}.png`),
        fullPage: true,
      });
      say(name);
    };
    await walk(page, given, await loadCard(citizen), step);
  } finally {
    await browser.close();
  }
}

type Step = (name: string, work: () => Promise<void>) => Promise<void>;

async function walk(
  page: Page,
  { counterUrl, outbox }: AutomaticLogin,
  card: Awaited<ReturnType<typeof loadCard>>,
  step: Step,
): Promise<void> {
  const open = async (path: string): Promise<void> => {
    await page.goto(`${counterUrl}/fr${path}`);
  };
  const logIn = async (arrival: string): Promise<void> => {
    await page.click('#eid-start');
    await page.waitForURL(`**${arrival}`);
  };
  const register = async (fields: Readonly<Record<string, string>>): Promise<void> => {
    for (const [name, value] of Object.entries(fields)) await page.fill(`#field-${name}`, value);
    await page.click('form.registration button[type=submit]:not([formaction]):visible');
    await page.waitForURL('**/fr/welcome');
    await expectText(page, 'h1', 'no congratulations', 'Félicitations');
  };
  const logOut = async (): Promise<void> => {
    await page.click('form.log-out button');
    await page.waitForURL('**/fr/logged-out');
  };

  await step('secured procedure asks to log in', async () => {
    await open('/procedures/household');
    await page.waitForURL('**/fr/login?for=household');
  });
  await step('choice of a key', async () => {
    await page.click('.way-first a.button');
    await page.waitForURL('**/fr/login/keys');
  });
  await step('log-in page', async () => {
    await page.click('a.key[href$="/login/eid"]');
    await page.waitForSelector('#eid-start:visible');
  });
  await step('logged in with the card', () => logIn('/fr/register'));
  await step('identity proven, form filled in', async () => {
    await expectText(page, '.notice-good', 'the identity is not marked as proven');
    await expectValue(page, '#field-lastName', card.citizen.surname);
    await expectValue(page, '#field-birthDate', (value) => value !== '');
    await expectValue(page, '#field-street', (value) => value !== '');
    await expectValue(page, '#field-municipality', card.citizen.address.municipality);
  });
  await step('account created', () => register({ email: 'demo@citizen.example' }));
  await step('back at the secured procedure, filled in', async () => {
    await page.click('main a.button');
    await page.waitForURL('**/fr/procedures/household');
    await expectValue(page, '#field-lastName', card.citizen.surname);
  });
  await step('ordered by the basket', async () => {
    await page.selectOption('#field-purpose', 'rental');
    await page.click('main button[type=submit]');
    await page.click('form[action$="/basket/order"] button');
    await expectText(page, 'h1', 'nothing was ordered', 'Votre commande est envoyée');
  });
  await step('parents’ portal', async () => {
    await open('/parents');
    await expectText(page, '.notice-good', 'the parents’ portal is shut');
  });
  await step('account page', async () => {
    await open('/account');
    await expectText(page, 'main', 'the account does not show the name', card.citizen.surname);
  });
  await step('logged out', logOut);
  await step('known citizen straight in', async () => {
    await open('/login/eid');
    await logIn('/fr/account');
  });
  await logOut();
  await step('account by a federal key', async () => {
    await open('/login/keys');
    await page.click('a.key[href$="/login/federal"]');
    await page.click(card.id === 'nl-p384' ? '#de-p384' : '#nl-p384');
    await page.waitForURL('**/fr/register');
    await register(ADDRESS);
  });
  await logOut();
  await step('account by e-mail waits for the commune', async () => {
    await signUp(page, open, outbox, 'ada@citizen.example');
    await register({ ...ADDRESS, ...SOMEBODY });
    await expectText(page, 'main', 'the account does not wait', 'La commune doit encore le valider');
  });
  await logOut();
  await step('staff approves it', async () => {
    await signUp(page, open, outbox, DEMO_STAFF);
    await register({ ...ADDRESS, ...SOMEBODY });
    await open('/staff');
    await page.click('button[value=approve]');
    await expectText(page, 'main', 'the account still waits', 'Aucun compte n’attend');
  });
}

const ADDRESS = { street: 'Rue des Exemples', number: '12', postalCode: '9901', municipality: 'Exempleville' };
const SOMEBODY = { firstName: 'Ada', lastName: 'Exemple', birthDate: '31/12/1980' };
const PASSWORD = 'only for this demonstration';

/** Asks for an account, reads the mail, follows its link to the registration form. */
async function signUp(
  page: Page,
  open: (path: string) => Promise<void>,
  outbox: string,
  address: string,
): Promise<void> {
  await open('/signup');
  await page.fill('#field-address', address);
  await page.fill('#field-password', PASSWORD);
  await page.click('main button[type=submit]');
  await page.goto(await mailedLink(outbox, address));
  await page.click('main button[type=submit]');
  await page.waitForURL('**/fr/register');
}

/** The mail is written behind the answer: watched for, not waited for. */
async function mailedLink(outbox: string, address: string): Promise<string> {
  const find = async (): Promise<string | undefined> => {
    for (const file of await readdir(outbox)) {
      const text = await readFile(join(outbox, file), 'utf8');
      const link = text.startsWith(`To: ${address}\n`) ? /^https?:\/\/\S+$/m.exec(text)?.[0] : undefined;
      if (link !== undefined) return link;
    }
    return undefined;
  };
  const changes = watch(outbox, { signal: AbortSignal.timeout(PATIENCE_MS) });
  for (;;) {
    // Watching begins before looking: what is written in between is not missed.
    const changed = changes.next().catch(() => null);
    const link = await find();
    if (link !== undefined) return link;
    if ((await changed) === null) throw new DemoFailure(`no mail came to ${address}`);
  }
}

async function expectText(page: Page, selector: string, problem: string, text = ''): Promise<void> {
  const shown = (await page.textContent(selector)) ?? '';
  if (!shown.includes(text)) throw new DemoFailure(problem);
}

async function expectValue(
  page: Page,
  selector: string,
  expected: string | undefined | ((value: string) => boolean),
): Promise<void> {
  const value = await page.inputValue(selector);
  const fits = typeof expected === 'function' ? expected(value) : value === (expected ?? '');
  // The value itself is somebody's data, be it invented.
  if (!fits) throw new DemoFailure(`the field ${selector} is not filled in from the card`);
}

/** The problem the page itself shows, in the citizen's words. */
async function problemShown(page: Page): Promise<string | null> {
  const problem = page.locator('#eid-problem:visible, #error-summary:visible').first();
  return (await problem.count()) > 0 ? (await problem.innerText()).replaceAll(/\s+/g, ' ') : null;
}

function firstLine(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.message.split('\n')[0] ?? thrown.name) : 'unknown failure';
}
