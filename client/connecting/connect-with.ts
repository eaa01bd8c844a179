import { API_LEVEL } from '../../contracts/endpoint.ts';
import { createBridge, type EidBridge } from '../bridge.ts';
import { clientError, type ClientFault } from '../errors.ts';
import type { Browser } from './browser.ts';
import { within } from './deadline.ts';
import { openSocket } from './open-socket.ts';
import { listAddresses, readOptions, type ConnectOptions, type Settings } from './options.ts';
import { judge } from './verdict.ts';

/** What a page should hear first when no port had our bridge, the least telling one first. */
const WORST_LAST: readonly ClientFault[] = ['BRIDGE_NOT_RUNNING', 'REFUSED', 'INCOMPATIBLE', 'BLOCKED_BY_BROWSER'];
const BLOCKED = WORST_LAST.length - 1;

/** See `connect` in client/index.ts; here the browser's parts are given. */
export async function connectWith(browser: Browser, options: ConnectOptions): Promise<EidBridge> {
  const settings = readOptions(options);
  const done = new AbortController();
  let worst = 0;
  const addresses = listAddresses(settings);
  browser.onPolicyViolation((blocked) => {
    if (blocked.startsWith('ws') && addresses.some((address) => `ws://${address}`.startsWith(blocked))) worst = BLOCKED;
  }, done.signal);
  settings.onPhase('connecting');
  try {
    for (const address of addresses) {
      if (settings.signal?.aborted) break;
      const outcome = await tryAddress(browser, address, settings);
      if (typeof outcome !== 'string') {
        settings.onPhase('connected');
        return outcome;
      }
      worst = Math.max(worst, WORST_LAST.indexOf(outcome));
      // The browser blocks every port alike, and the next one could bring up its question again.
      if (worst === BLOCKED) break;
    }
    throw clientError(settings.signal?.aborted ? 'ABORTED' : (WORST_LAST[worst] ?? 'INCOMPATIBLE'));
  } finally {
    done.abort();
  }
}

async function tryAddress(browser: Browser, address: string, settings: Settings): Promise<EidBridge | ClientFault> {
  for (;;) {
    const before = await browser.permission.read();
    const opened = await openSocket(browser, `ws://${address}`, settings);
    if (opened.ok) return greet(opened.value, settings);
    const verdict = judge(opened.error, before, await browser.permission.read());
    switch (verdict) {
      case 'retry':
        break;
      case 'ask-http':
        return askHttp(browser, address, settings);
      case 'BLOCKED_BY_BROWSER':
        if (!(await isAllowedLate(browser, settings))) return verdict;
        break;
      default:
        return verdict;
    }
    settings.onPhase('connecting');
  }
}

/** A port's number proves nothing: only the right answer to `status` makes the other side our bridge. */
async function greet(socket: WebSocket, { answerTimeout, signal }: Settings): Promise<EidBridge | ClientFault> {
  const bridge = createBridge(socket);
  try {
    const { apiLevel } = await bridge.status({ signal: within(answerTimeout, signal) });
    if (apiLevel >= API_LEVEL) return bridge;
  } catch {
    // No answer, a wrong one or a closed socket: not our bridge, or not one we understand.
  }
  bridge.close();
  return 'INCOMPATIBLE';
}

function isAllowedLate(browser: Browser, settings: Settings): Promise<boolean> {
  settings.onPhase('blocked');
  const limit = within(settings.lateAllowTimeout, settings.signal);
  return new Promise((resolve) => {
    const giveUp = (): void => {
      resolve(false);
    };
    limit.addEventListener('abort', giveUp);
    if (limit.aborted) giveUp();
    browser.permission.onChange((reading) => {
      if (reading === 'granted') resolve(true);
    }, limit);
  });
}

/** A probe without an answer in time still found somebody: where nothing listens, the refusal comes at once. */
async function askHttp(browser: Browser, address: string, settings: Settings): Promise<ClientFault> {
  const limit = within(settings.connectTimeout, settings.signal);
  const answered = await browser.probe(`http://${address}`, limit);
  return answered || limit.aborted ? 'REFUSED' : 'BRIDGE_NOT_RUNNING';
}
