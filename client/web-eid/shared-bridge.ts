import { connect, type EidBridge } from '../index.ts';
import { toWebEidError } from './error-mapping.ts';
import { ActionPendingError, ContextInsecureError } from './errors.ts';

/** An idle connection is closed after this, in milliseconds. */
const IDLE_MS = 30_000;

const running = new Set<string>();
let shared: Promise<EidBridge> | undefined;
let idleTimer: ReturnType<typeof setTimeout> | undefined;

/**
 * Runs one action on the connection that all actions share: opened on first need, closed when idle.
 *
 * @throws one of web-eid.js's errors; like there, an action that runs already is refused, another one is not.
 */
export async function perform<T>(action: string, run: (bridge: EidBridge) => Promise<T>): Promise<T> {
  if (running.has(action)) throw new ActionPendingError();
  if (!globalThis.isSecureContext) throw new ContextInsecureError();
  running.add(action);
  clearTimeout(idleTimer);
  try {
    return await run(await (shared ??= open()));
  } catch (error) {
    throw toWebEidError(error);
  } finally {
    running.delete(action);
    if (running.size === 0)
      idleTimer = setTimeout(
        () =>
          void shared?.then((bridge) => {
            bridge.close();
          }),
        IDLE_MS,
      );
  }
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
}
