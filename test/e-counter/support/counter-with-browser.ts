import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { createECounter, type ECounter } from '../../../e-counter/e-counter.ts';
import { loadCard, loadTestRoots, type CitizenId } from '../../../simulator/cards.ts';
import { launchChromium } from './chromium.ts';
import { startFakeBridge, type FakeBridge, type Operation } from './fake-bridge.ts';

/** A real e-counter on a real port, a fake bridge, and a real browser between them. */
export interface CounterWithBrowser {
  readonly url: string;
  readonly bridge: FakeBridge;
  readonly newPage: (options?: BrowserContextOptions) => Promise<Page>;
  readonly close: () => Promise<void>;
}

export async function counterWithBrowser(): Promise<CounterWithBrowser> {
  const bridge = await startFakeBridge();
  const limits = {
    newVisitorsPerMinute: 1000,
    challengesPerMinute: 1000,
    loginsPerMinute: 1000,
    registrationsPerMinute: 1000,
  };
  const counter: ECounter = await createECounter({
    testRoots: await loadTestRoots(),
    revocation: 'off',
    bridgePorts: [bridge.port],
    limits,
  });
  const url = await counter.listen(0);
  const browser: Browser = await launchChromium();
  return {
    url,
    bridge,
    newPage: async (options) => (await browser.newContext(options)).newPage(),
    close: async () => {
      await browser.close();
      await counter.close();
      await bridge.close();
    },
  };
}

/** Opens the log-in page and presses the button. */
export async function startLogin(page: Page, { url, bridge }: CounterWithBrowser, language = 'fr'): Promise<Operation> {
  await page.goto(`${url}/${language}/login/eid`);
  await page.click('#eid-start');
  return bridge.operation();
}

/** Leads a new citizen to the registration form. */
export async function openForm(
  page: Page,
  site: CounterWithBrowser,
  language: string,
  id: CitizenId,
  shares = true,
): Promise<void> {
  const operation = await startLogin(page, site, language);
  operation.succeed(await loadCard(id), shares);
  await page.waitForURL(`**/${language}/register`);
}
