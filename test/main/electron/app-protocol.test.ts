import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Session } from 'electron';
import { isOurUrl, servePages, windowUrl } from '../../../main/electron/app-protocol.ts';
import { closeSession } from '../../../main/electron/closed-session.ts';

let folder: string;
let ask: (url: string, method?: string) => Promise<Response>;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pages-'));
  mkdirSync(join(folder, 'windows', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'windows', 'status.html'), '<p>');
  writeFileSync(join(folder, 'windows', 'assets', 'a-b_1.js'), 'x');
  writeFileSync(join(folder, 'windows', 'notes.txt'), 'x');
  writeFileSync(join(folder, 'main.js'), 'secret');
  let handler: (request: Request) => Response | Promise<Response> = () => new Response();
  const protocol = {
    handle: (scheme: string, given: typeof handler) => {
      expect(scheme).toBe('eid-app');
      handler = given;
    },
  };
  servePages({ protocol } as unknown as Session, join(folder, 'windows'));
  ask = async (url, method = 'GET') => handler({ url, method } as Request);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the windows’ own protocol', () => {
  it('serves pages and their parts, with a policy and no guessing of types', async () => {
    const page = await ask(windowUrl('status'));
    expect([page.status, page.headers.get('content-type'), page.headers.get('x-content-type-options')]).toEqual([
      200,
      'text/html; charset=utf-8',
      'nosniff',
    ]);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/u);
    expect((await ask('eid-app://windows/assets/a-b_1.js')).status).toBe(200);
  });

  it.each([
    'eid-app://windows/../main.js',
    'eid-app://windows/%2e%2e/main.js',
    'eid-app://windows/..%2fmain.js',
    'eid-app://windows/%252e%252e/main.js',
    'eid-app://windows/assets%5c..%5c..%5cmain.js',
    'eid-app://windows//main.js',
    'eid-app://windows/%',
    'eid-app://windows/%E0%A4%A.html',
    'eid-app://windows/notes.txt',
    'eid-app://windows/not-there.html',
    'eid-app://windows/',
    'eid-app://other/status.html',
    'https://windows/status.html',
    'file:///etc/passwd',
  ])('serves nothing for %s', async (url) => {
    expect((await ask(url)).status).toBe(404);
  });

  it('takes nothing', async () => {
    expect((await ask(windowUrl('status'), 'POST')).status).toBe(404);
  });

  it('is the only address that a window reaches; no permission is ever given', () => {
    const given: Record<string, unknown> = {};
    const keep =
      (name: string) =>
      (value: unknown): void => {
        given[name] = value;
      };
    closeSession({
      setPermissionRequestHandler: keep('request'),
      setPermissionCheckHandler: keep('check'),
      setDevicePermissionHandler: keep('device'),
      webRequest: { onBeforeRequest: keep('before') },
    } as unknown as Session);
    const before = given['before'] as (d: { url: string }, answer: (r: { cancel: boolean }) => void) => void;
    const cancelled = (url: string): boolean => {
      let answer = false;
      before({ url }, ({ cancel }) => {
        answer = cancel;
      });
      return answer;
    };
    expect(cancelled('eid-app://windows/status.html')).toBe(false);
    for (const url of ['https://site.example', 'ws://127.0.0.1:27443', 'file:///etc/passwd', 'eid-app://evil/x', '']) {
      expect([url, cancelled(url)]).toEqual([url, true]);
    }
    const request = given['request'] as (c: unknown, p: string, answer: (yes: boolean) => void) => void;
    request(null, 'media', (yes) => {
      expect(yes).toBe(false);
    });
    expect((given['check'] as () => boolean)()).toBe(false);
    expect((given['device'] as () => boolean)()).toBe(false);
    expect(isOurUrl('eid-app://windows.evil/x')).toBe(false);
  });
});
