import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

export interface WebSite {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Serves the bundled library; `/` is an empty page, `/strict` one whose policy allows no connection. */
export async function serveLibrary(): Promise<WebSite> {
  const { outputFiles } = await build({
    entryPoints: ['index', 'web-eid'].map((entry) =>
      fileURLToPath(new URL(`../../../client/${entry}.ts`, import.meta.url)),
    ),
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    outdir: '/out',
    write: false,
    logLevel: 'error',
  });
  const scripts = new Map(outputFiles.map(({ path, contents }) => [path.replace(/^.*[\\/]/, '/'), contents]));
  const server = createServer((request, response) => {
    const script = scripts.get(request.url ?? '');
    if (script) {
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
      return;
    }
    if (request.url === '/strict') response.setHeader('content-security-policy', "connect-src 'self'");
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Test</title>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The name under which the site is one from the public internet: for a page at a loopback address nothing is asked. */
const PUBLIC_HOST = 'site.example';

/** @param publicPort where given, pages of `openPublicPage` count as public ones (Local Network Access). */
export function launchChromium(publicPort?: number): Promise<Browser> {
  const port = String(publicPort);
  const override =
    publicPort === undefined
      ? []
      : [
          `--host-resolver-rules=MAP ${PUBLIC_HOST} 127.0.0.1`,
          `--ip-address-space-overrides=127.0.0.1:${port}=public`,
          // Only a secure page may ask; this one has no certificate.
          `--unsafely-treat-insecure-origin-as-secure=http://${PUBLIC_HOST}:${port}`,
        ];
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: [...ARGUMENTS, ...override] });
}

export function openPublicPage(browser: Browser, site: WebSite, permissions: string[] = []): Promise<Page> {
  return openUrl(browser, `http://${PUBLIC_HOST}:${String(site.port)}/`, permissions);
}

export function openPage(browser: Browser, site: WebSite, path = '/'): Promise<Page> {
  return openUrl(browser, `http://127.0.0.1:${String(site.port)}${path}`, []);
}

async function openUrl(browser: Browser, url: string, permissions: string[]): Promise<Page> {
  const context = await browser.newContext();
  // Granting an empty list would deny all others.
  if (permissions.length > 0) await context.grantPermissions(permissions);
  const page = await context.newPage();
  await page.goto(url);
  return page;
}
