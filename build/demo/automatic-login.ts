import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { loadCard, type CitizenId } from '../../simulator/cards.ts';
import { DemoFailure } from './demo-failure.ts';
import { CHROMIUM_FLAGS, findChromium } from './find-chromium.ts';

/** Nothing in the demo takes this long; what does is broken. */
const PATIENCE_MS = 15_000;

export interface AutomaticLogin {
  readonly counterUrl: string;
  readonly citizen: CitizenId;
  /** Emptied, then filled with one PNG a step. */
  readonly screenshots: string;
  readonly say: (step: string) => void;
}

/**
 * Walks the guide from "Se connecter" to "Félicitations" in headless Chromium, checking each page as a citizen would.
 *
 * @throws DemoFailure that names the step.
 */
export async function logInAutomatically({ counterUrl, citizen, screenshots, say }: AutomaticLogin): Promise<void> {
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
    await walk(page, counterUrl, await loadCard(citizen), step);
  } finally {
    await browser.close();
  }
}

type Step = (name: string, work: () => Promise<void>) => Promise<void>;

async function walk(
  page: Page,
  counterUrl: string,
  card: Awaited<ReturnType<typeof loadCard>>,
  step: Step,
): Promise<void> {
  const logIn = async (arrival: string): Promise<void> => {
    await page.click('#eid-start');
    await page.waitForURL(`**${arrival}`);
  };
  await step('log-in page', async () => {
    await page.goto(`${counterUrl}/fr/login`);
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
  await step('account created', async () => {
    await page.fill('#field-email', 'demo@citizen.example');
    await page.click('form.registration button[type=submit]:not([formaction])');
    await page.waitForURL('**/fr/welcome');
    await expectText(page, 'h1', 'no congratulations', 'Félicitations');
  });
  await step('account page', async () => {
    await page.goto(`${counterUrl}/fr/account`);
    await expectText(page, 'main', 'the account does not show the name', card.citizen.surname);
  });
  await step('logged out', async () => {
    await page.click('form.log-out button');
    await page.waitForURL('**/fr/logged-out');
  });
  await step('known citizen straight in', async () => {
    await page.goto(`${counterUrl}/fr/login`);
    await logIn('/fr/account');
  });
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
