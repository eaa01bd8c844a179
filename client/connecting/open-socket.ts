import { SUBPROTOCOL } from '../../contracts/endpoint.ts';
import { fail, ok, type Result } from '../../contracts/result.ts';
import type { Browser } from './browser.ts';
import type { Settings } from './options.ts';

/**
 * - `unanswered`: the permission question.
 * - `forbidden`: the browser allows no such socket (Safari fires `error` and never `close`; others throw).
 */
export type OpenFault = 'failed' | 'silent' | 'unanswered' | 'forbidden' | 'wrong-protocol' | 'aborted';

export interface OpenFailure {
  readonly fault: OpenFault;
  /** The browser's question was seen open during this attempt. */
  readonly prompted: boolean;
}

/** How long after `error` a `close` may still come; browsers that fire both do so in one go. */
const CLOSE_AFTER_ERROR_MS = 200;

/** One socket to one address, patient while the browser's permission question is open. */
export function openSocket(browser: Browser, url: string, settings: Settings): Promise<Result<WebSocket, OpenFailure>> {
  return new Promise((resolve) => {
    const done = new AbortController();
    const { signal } = done;
    let prompted = false;
    let limit: ReturnType<typeof setTimeout> | undefined;

    const socket = tryOpening(browser, url);
    if (!socket) {
      resolve(fail({ fault: 'forbidden', prompted }));
      return;
    }
    const settle = (fault?: OpenFault): void => {
      clearTimeout(limit);
      clearTimeout(promptTimer);
      done.abort();
      if (fault) socket.close();
      resolve(fault ? fail({ fault, prompted }) : ok(socket));
    };
    const settleAfter = (milliseconds: number, fault: OpenFault): void => {
      clearTimeout(limit);
      if (milliseconds < 2 ** 31) limit = setTimeout(settle, milliseconds, fault);
    };

    const promptTimer = setTimeout(() => {
      void browser.permission.read().then((reading) => {
        if (signal.aborted || reading !== 'prompt') return;
        prompted = true;
        settings.onPhase('browser-permission');
        settleAfter(settings.permissionTimeout, 'unanswered');
      });
    }, settings.promptDelay);
    browser.permission.onChange((reading) => {
      if (!prompted || reading !== 'granted') return;
      settings.onPhase('connecting');
      settleAfter(settings.connectTimeout, 'silent');
    }, signal);

    const listen = (target: EventTarget | undefined, event: string, action: () => void): void =>
      target?.addEventListener(event, action, { signal });
    listen(socket, 'open', () => {
      settle(socket.protocol === SUBPROTOCOL ? undefined : 'wrong-protocol');
    });
    listen(socket, 'close', () => {
      settle('failed');
    });
    listen(socket, 'error', () => {
      settleAfter(CLOSE_AFTER_ERROR_MS, 'forbidden');
    });
    listen(settings.signal, 'abort', () => {
      settle('aborted');
    });
    settleAfter(settings.connectTimeout, 'silent');
  });
}

function tryOpening(browser: Browser, url: string): WebSocket | undefined {
  try {
    return browser.openSocket(url, SUBPROTOCOL);
  } catch {
    return undefined;
  }
}
