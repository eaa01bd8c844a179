import { verify, X509Certificate } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import { CHROMIUM_FLAGS, findChromium } from '../../build/demo/find-chromium.ts';
import { startServer, type ServerProcess } from '../../build/demo/server-process.ts';
import { loadCard } from '../../simulator/cards.ts';
import { createSoftHsmToken } from '../../simulator/token/softhsm-token.ts';
import { startWebEidSite, type WebEidSite } from './web-eid-page.ts';

const PIN = '739104';
const CITIZEN = 'fr-p384';

let folder: string;
let site: WebEidSite;
let bridge: ServerProcess;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'eid-bridge-e2e-'));
  const token = await createSoftHsmToken({ folder: join(folder, 'token'), citizens: [CITIZEN], pin: PIN });
  if (!token.ok) throw new Error(token.error.kind);
  site = await startWebEidSite(0, [(await loadCard(CITIZEN)).certificates.ca]);
  bridge = await startServer({
    name: 'the bridge',
    args: [
      fileURLToPath(new URL('../../simulator/bridge-sim.ts', import.meta.url)),
      ...['--port', '0', '--module', token.value.modulePath, '--pin', PIN, '--allow-origin', site.origin],
    ],
    env: token.value.env,
  });
  await site.useBridge(Number(new URL(bridge.address).port));
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium');
  browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
  page = await browser.newPage();
  await page.goto(site.origin);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await bridge.stop();
  await site.close();
  await rm(folder, { recursive: true });
});

async function shown(): Promise<string> {
  await page.waitForFunction(() => document.querySelector('output')?.textContent !== '');
  return page.locator('output').innerText();
}

describe('a page written for web-eid.js, its import changed', () => {
  it('logs the citizen in, verified by the server', async () => {
    await page.click('#webeid-auth-button');
    const { subject } = new X509Certificate((await loadCard(CITIZEN)).certificates.authentication);
    const commonName = /^CN=(.*)$/m.exec(subject)?.[1] ?? 'no name';
    expect(await shown()).toBe(`hello ${commonName}`);
  }, 30_000);

  it('signs a document with the signature key', async () => {
    await page.reload();
    await page.click('#webeid-sign-button');
    const { certificate, signature, signatureAlgorithm } = JSON.parse(await shown()) as {
      certificate: string;
      signature: string;
      signatureAlgorithm: unknown;
    };
    expect(signatureAlgorithm).toEqual({ cryptoAlgorithm: 'ECC', hashFunction: 'SHA-384', paddingScheme: 'NONE' });
    const { publicKey } = new X509Certificate(Buffer.from(certificate, 'base64'));
    const key = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
    expect(verify('sha384', Buffer.from('the document'), key, Buffer.from(signature, 'base64'))).toBe(true);
  }, 30_000);

  it("gets web-eid.js's error where the bridge is gone", async () => {
    await bridge.stop();
    await page.reload();
    await page.click('#webeid-auth-button');
    expect(await shown()).toBe('NativeUnavailableError ERR_WEBEID_NATIVE_UNAVAILABLE');
  }, 30_000);
});
