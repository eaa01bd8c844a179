import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type * as WebEid from '../../../client/web-eid.ts';
import { NONCE, RESULTS } from '../../support/fake-bridge/answers.ts';
import { deadPort } from '../../support/fake-bridge/fake-bridge.ts';
import { useFakeBridges } from '../open-bridges.ts';
import { logInFrom } from './outcome.ts';
import { launchChromium, openPage, openPublicPage, serveLibrary, type WebSite } from './web-page.ts';

const startFakeBridge = useFakeBridges();
let site: WebSite;
let browser: Browser;
/** Here the same pages count as public ones, so that the browser's permission applies. */
let publicBrowser: Browser;

beforeAll(async () => {
  site = await serveLibrary();
  [browser, publicBrowser] = await Promise.all([launchChromium(), launchChromium(site.port)]);
}, 60_000);

afterAll(async () => {
  await Promise.all([browser.close(), publicBrowser.close()]);
  await site.close();
});

describe('a page in Chromium', () => {
  it('logs in', async () => {
    const bridge = await startFakeBridge();
    const page = await openPage(browser, site);
    const outcome = await logInFrom(page, { ports: [await deadPort(), bridge.port] }, NONCE);
    expect(outcome).toEqual({ code: 'ok', phases: ['connecting', 'connected'], result: RESULTS.authenticate });
    expect(bridge.faults).toEqual([]);
  }, 20_000);

  it('finds nothing running', async () => {
    const page = await openPage(browser, site);
    const outcome = await logInFrom(page, { ports: [await deadPort(), await deadPort()] }, NONCE);
    expect(outcome).toMatchObject({ code: 'ERR_EID_BRIDGE_NOT_RUNNING', phases: ['connecting'] });
  }, 20_000);

  it.each(['refuse', 'no-subprotocol'] as const)(
    'is turned away (%s)',
    async (upgrade) => {
      const bridge = await startFakeBridge({ upgrades: [upgrade] });
      const page = await openPage(browser, site);
      // Chromium itself closes a socket without the subprotocol and tells the page no more than of a 403.
      expect(await logInFrom(page, { ports: [bridge.port] }, NONCE)).toMatchObject({ code: 'ERR_EID_REFUSED' });
    },
    20_000,
  );

  it('served from this computer is never asked by the browser, however slow the socket is', async () => {
    const bridge = await startFakeBridge({ upgrades: ['refuse'] });
    const page = await openPage(browser, site);
    const outcome = await logInFrom(page, { ports: [bridge.port], promptDelay: 0 }, NONCE);
    expect(outcome).toMatchObject({ code: 'ERR_EID_REFUSED', phases: ['connecting'] });
  }, 20_000);

  it('meets a program that answers otherwise', async () => {
    const bridge = await startFakeBridge({ answer: () => ({ text: 'hello' }) });
    const page = await openPage(browser, site);
    expect(await logInFrom(page, { ports: [bridge.port] }, NONCE)).toMatchObject({ code: 'ERR_EID_INCOMPATIBLE' });
  }, 20_000);

  it('loses the connection during a login', async () => {
    const bridge = await startFakeBridge({ answer: ({ method }) => (method === 'authenticate' ? 'drop' : undefined) });
    const page = await openPage(browser, site);
    const outcome = await logInFrom(page, { ports: [bridge.port] }, NONCE);
    expect(outcome).toMatchObject({ code: 'ERR_EID_CONNECTION_LOST', phases: ['connecting', 'connected'] });
  }, 20_000);

  it('gives up a login, which the bridge hears', async () => {
    const bridge = await startFakeBridge({
      answer: ({ method }) => (method === 'authenticate' ? 'silence' : undefined),
    });
    const page = await openPage(browser, site);
    const outcome = await logInFrom(page, { ports: [bridge.port] }, NONCE);
    expect(outcome).toMatchObject({ code: 'ERR_EID_ABORTED' });
    await bridge.received(1, 'cancel');
  }, 20_000);

  it('forbids its own connections by its policy', async () => {
    const bridge = await startFakeBridge();
    const page = await openPage(browser, site, '/strict');
    expect(await logInFrom(page, { ports: [bridge.port] }, NONCE)).toMatchObject({
      code: 'ERR_EID_BLOCKED_BY_BROWSER',
    });
  }, 20_000);

  it('uses the web-eid.js entry', async () => {
    const bridge = await startFakeBridge();
    const page = await openPage(browser, site);
    const token = await page.evaluate(
      async ({ port, nonce }) => {
        // web-eid.js has no option for the port.
        globalThis.WebSocket = class extends WebSocket {
          constructor(url: string, protocol: string) {
            super(url.replace(/:\d+/, `:${String(port)}`), protocol);
          }
        } as typeof WebSocket;
        const path = '/web-eid.js';
        const webeid = (await import(path)) as typeof WebEid;
        return webeid.authenticate(nonce, { lang: 'fr' });
      },
      { port: bridge.port, nonce: NONCE },
    );
    expect(token).toEqual(RESULTS.authenticate.authToken);
  }, 20_000);
});

describe("a public page, under the browser's permission", () => {
  it('is blocked where the visitor says no (headless Chromium does at once)', async () => {
    const bridge = await startFakeBridge();
    const page = await openPublicPage(publicBrowser, site);
    const outcome = await logInFrom(page, { ports: [bridge.port] }, NONCE);
    expect(outcome).toMatchObject({ code: 'ERR_EID_BLOCKED_BY_BROWSER', phases: ['connecting', 'blocked'] });
  }, 20_000);

  it('logs in where it is granted', async () => {
    const bridge = await startFakeBridge();
    const page = await openPublicPage(publicBrowser, site, ['local-network-access']);
    expect(await logInFrom(page, { ports: [bridge.port] }, NONCE)).toMatchObject({ code: 'ok' });
  }, 20_000);

  it('connects by itself when it is granted after all', async () => {
    const bridge = await startFakeBridge();
    const page = await openPublicPage(publicBrowser, site);
    const outcome = logInFrom(page, { ports: [bridge.port], lateAllowTimeout: 15_000 }, NONCE);
    await page.waitForFunction(() => (globalThis as { phases?: string[] }).phases?.includes('blocked'));
    await page.context().grantPermissions(['local-network-access']);
    expect(await outcome).toMatchObject({ code: 'ok', phases: ['connecting', 'blocked', 'connecting', 'connected'] });
  }, 20_000);

  it('is told that nothing runs where it is granted', async () => {
    const page = await openPublicPage(publicBrowser, site, ['local-network-access']);
    const outcome = await logInFrom(page, { ports: [await deadPort()] }, NONCE);
    expect(outcome).toMatchObject({ code: 'ERR_EID_BRIDGE_NOT_RUNNING' });
  }, 20_000);

  it('is not told what runs where it is blocked', async () => {
    const page = await openPublicPage(publicBrowser, site);
    const outcome = await logInFrom(page, { ports: [await deadPort()] }, NONCE);
    expect(outcome).toMatchObject({ code: 'ERR_EID_BLOCKED_BY_BROWSER' });
  }, 20_000);
});
