import { SUBPROTOCOL } from '../../contracts/endpoint.ts';
import { fail, ok, type Result } from '../../contracts/result.ts';
import { BLOCKED, type ClientFault } from '../errors.ts';
import type { Browser, LoopbackPermission } from './browser.ts';
import { timerLength } from './deadline.ts';
import type { Settings } from './options.ts';

export interface OpenFailure {
  /** `failed`: refused, denied, dropped or silent; the browser does not say which. */
  readonly fault: 'failed' | Extract<ClientFault, typeof BLOCKED | 'INCOMPATIBLE' | 'ABORTED'>;
  /** The browser's question was seen open during this attempt. */
  readonly prompted: boolean;
}

/** How long after `error` a `close` may still come. Browsers fire both in one go; Safari, forbidding, only the first. */
const CLOSE_AFTER_ERROR_MS = 200;

/** One socket to one address, patient while the browser's permission question is open. */
export function openSocket(
  browser: Browser,
  url: string,
  permission: LoopbackPermission | undefined,
  settings: Settings,
): Promise<Result<WebSocket, OpenFailure>> {
  return new Promise((resolve) => {
    const done = new AbortController();
    const { signal } = done;
    let prompted = false;
    let limit: ReturnType<typeof setTimeout> | undefined;

    const socket = browser.openSocket(url, SUBPROTOCOL);
    if (!socket) {
      resolve(fail({ fault: BLOCKED, prompted }));
      return;
    }
    const settle = (fault?: OpenFailure['fault']): void => {
      clearTimeout(limit);
      clearTimeout(promptTimer);
      done.abort();
      if (fault) socket.close();
      resolve(fault ? fail({ fault, prompted }) : ok(socket));
    };
    const settleAfter = (milliseconds: number, fault: OpenFailure['fault']): void => {
      clearTimeout(limit);
      limit = setTimeout(settle, timerLength(milliseconds), fault);
    };

    const promptTimer = setTimeout(() => {
      if (permission?.state !== 'prompt') return;
      prompted = true;
      settings.onPhase('browser-permission');
      settleAfter(settings.permissionTimeout, BLOCKED);
    }, timerLength(settings.promptDelay));

    const listen = (target: EventTarget | undefined, event: string, action: () => void): void =>
      target?.addEventListener(event, action, { signal });
    listen(socket, 'open', () => {
      settle(socket.protocol === SUBPROTOCOL ? undefined : 'INCOMPATIBLE');
    });
    listen(socket, 'close', () => {
      settle('failed');
    });
    listen(socket, 'error', () => {
      settleAfter(CLOSE_AFTER_ERROR_MS, BLOCKED);
    });
    listen(settings.signal, 'abort', () => {
      settle('ABORTED');
    });
    listen(permission, 'change', () => {
      if (!prompted || permission?.state !== 'granted') return;
      settings.onPhase('connecting');
      settleAfter(settings.connectTimeout, 'failed');
    });
    settleAfter(settings.connectTimeout, 'failed');
  });
}
