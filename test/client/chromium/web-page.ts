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

/** @param publicPort a page from this port counts as one from the public internet (Local Network Access). */
export function launchChromium(publicPort?: number): Promise<Browser> {
  const override =
    publicPort === undefined ? [] : [`--ip-address-space-overrides=127.0.0.1:${String(publicPort)}=public`];
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: [...ARGUMENTS, ...override] });
}

export async function openPage(browser: Browser, site: WebSite, path = '/', permissions: string[] = []): Promise<Page> {
  const context = await browser.newContext();
  // Granting an empty list would deny all others.
  if (permissions.length > 0) await context.grantPermissions(permissions);
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${String(site.port)}${path}`);
  return page;
}
