import type { Language } from '../../contracts/languages.ts';
import { within } from '../connecting/deadline.ts';
import { connect, type CallOptions, type EidBridge } from '../index.ts';
import { knownLanguage } from './document-name.ts';
import { toWebEidError } from './error-mapping.ts';
import { ActionPendingError, ContextInsecureError } from './errors.ts';

/** An idle connection is closed after this, in milliseconds. */
const IDLE_MS = 30_000;

/** Milliseconds, as in web-eid.js. */
export const DEFAULT_USER_INTERACTION_TIMEOUT = 120_000;

export interface ActionOptions {
  /** Milliseconds. Default 120 000. */
  userInteractionTimeout?: number;
  /** ISO 639-1, two letters. */
  lang?: string;
}

const running = new Set<string>();
let shared: Promise<EidBridge> | undefined;
let idleTimer: ReturnType<typeof setTimeout> | undefined;

/**
 * Runs one action on the connection that all actions share: opened on first need, closed when idle.
 *
 * @throws one of web-eid.js's errors; like there, an action that runs already is refused, another one is not.
 */
export async function perform<T>(
  action: string,
  { userInteractionTimeout = DEFAULT_USER_INTERACTION_TIMEOUT, lang }: ActionOptions,
  run: (bridge: EidBridge, lang: Language | undefined, call: CallOptions) => Promise<T>,
): Promise<T> {
  if (running.has(action)) throw new ActionPendingError();
  if (!globalThis.isSecureContext) throw new ContextInsecureError();
  running.add(action);
  clearTimeout(idleTimer);
  try {
    const bridge = await (shared ??= open());
    // Counted from here, so that the browser's own question does not eat the citizen's time.
    return await run(bridge, knownLanguage(lang), { signal: within(userInteractionTimeout) });
  } catch (error) {
    throw toWebEidError(error);
  } finally {
    running.delete(action);
    // A connection lost meanwhile leaves nothing to close.
    if (running.size === 0 && shared) idleTimer = setTimeout(closeIdle, IDLE_MS);
  }
}

function closeIdle(): void {
  void shared?.then((bridge) => {
    bridge.close();
  });
}

async function open(): Promise<EidBridge> {
  try {
    const bridge = await connect();
    bridge.on('close', forget);
    return bridge;
  } catch (error) {
    forget();
    throw error;
  }
}

function forget(): void {
  shared = undefined;
  clearTimeout(idleTimer);
}
