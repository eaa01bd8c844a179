import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Protocol, Session } from 'electron';
import type { WindowName } from '../../contracts/window-messages.ts';

/** The pages' own origin: no file: URLs, so nothing of file:'s privileges. */
const SCHEME = 'eid-app';
const HOST = 'windows';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Also in the pages themselves; here it holds for whatever else is served. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Before the app is ready. */
export function declareScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }]);
}

export function windowUrl(name: WindowName): string {
  return `${SCHEME}://${HOST}/${name}.html`;
}

export function isOurUrl(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === `${SCHEME}:` && new URL(url).host === HOST;
}

/** Serves the built pages, and nothing outside of their folder. */
export function servePages({ protocol }: Session, folder: string): void {
  protocol.handle(SCHEME, ({ method, url }) => answer(folder, method, url));
}

async function answer(folder: string, method: string, url: string): Promise<Response> {
  if (method !== 'GET' || !isOurUrl(url)) return new Response(null, { status: 404 });
  // The URL parser took every `..` out of the path already; our names need no escapes, so none is undone.
  const path = new URL(url).pathname.slice(1);
  const type = MEDIA_TYPES[extname(path)];
  if (type === undefined || !/^[\w.-]+(?:\/[\w.-]+)*$/u.test(path) || path.includes('..')) {
    return new Response(null, { status: 404 });
  }
  try {
    const body = await readFile(join(folder, path));
    return new Response(new Uint8Array(body), {
      headers: { 'content-type': type, 'content-security-policy': POLICY, 'x-content-type-options': 'nosniff' },
    });
  } catch {
    return new Response(null, { status: 404 });
  }
}
