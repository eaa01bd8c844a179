import { API_LEVEL } from '../../contracts/endpoint.ts';
import { createBridge, type EidBridge } from '../bridge.ts';
import { BLOCKED, clientError, type ClientFault } from '../errors.ts';
import type { Browser, LoopbackPermission } from './browser.ts';
import { within } from './deadline.ts';
import { openSocket } from './open-socket.ts';
import { listAddresses, readOptions, type ConnectOptions, type Settings } from './options.ts';
import { judge } from './verdict.ts';

/** Which fault the page hears of when several addresses failed in different ways; nothing found means not running. */
const MOST_TELLING: readonly ClientFault[] = ['ABORTED', BLOCKED, 'INCOMPATIBLE', 'REFUSED'];

/** See `connect` in client/index.ts; here the browser's parts are given. */
export async function connectWith(browser: Browser, options: ConnectOptions): Promise<EidBridge> {
  const settings = readOptions(options);
  const done = new AbortController();
  const faults = new Set<ClientFault>();
  browser.onPolicyViolation((url) => {
    if (url.startsWith('ws:')) faults.add(BLOCKED);
  }, done.signal);
  settings.onPhase('connecting');
  try {
    for (const address of listAddresses(settings)) {
      const outcome = await tryAddress(browser, address, settings);
      if (typeof outcome !== 'string') {
        settings.onPhase('connected');
        return outcome;
      }
      const { aborted } = settings.signal ?? {};
      faults.add(aborted ? 'ABORTED' : outcome);
      // The browser blocks every port alike, and the next one could bring up its question again.
      if (aborted || faults.has(BLOCKED)) break;
    }
    throw clientError(MOST_TELLING.find((fault) => faults.has(fault)) ?? 'BRIDGE_NOT_RUNNING');
  } finally {
    done.abort();
  }
}

async function tryAddress(browser: Browser, address: string, settings: Settings): Promise<EidBridge | ClientFault> {
  for (;;) {
    const permission = await browser.queryPermission();
    const before = permission?.state;
    // From here on the socket listens to the signal by itself.
    if (settings.signal?.aborted) return 'ABORTED';
    const opened = await openSocket(browser, `ws://${address}`, permission, settings);
    if (opened.ok) return greet(opened.value, settings);
    // Asked afresh: the earlier status object can lag behind the socket's own events.
    const now = await browser.queryPermission();
    const verdict = judge(opened.error, before, now?.state);
    switch (verdict) {
      case 'retry':
        break;
      case 'ask-http':
        return askHttp(browser, address, settings);
      case BLOCKED:
        if (!(await isAllowedLate(now, settings))) return verdict;
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

function isAllowedLate(permission: LoopbackPermission | undefined, settings: Settings): Promise<boolean> {
  settings.onPhase('blocked');
  const limit = within(settings.lateAllowTimeout, settings.signal);
  return new Promise((resolve) => {
    const look = (): void => {
      const allowed = permission?.state === 'granted';
      if (allowed || limit.aborted) resolve(allowed);
    };
    limit.addEventListener('abort', look);
    permission?.addEventListener('change', look);
    look();
  });
}

/** A probe without an answer in time still found somebody: where nothing listens, the refusal comes at once. */
async function askHttp(browser: Browser, address: string, settings: Settings): Promise<ClientFault> {
  const limit = within(settings.connectTimeout, settings.signal);
  const answered = await browser.probe(`http://${address}`, limit);
  return answered || limit.aborted ? 'REFUSED' : 'BRIDGE_NOT_RUNNING';
}
