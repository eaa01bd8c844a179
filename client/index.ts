import type { EidBridge } from './bridge.ts';
import { connectWith } from './connecting/connect-with.ts';
import type { ConnectOptions } from './connecting/options.ts';
import type { PermissionReading } from './connecting/permission.ts';
import { thisBrowser } from './connecting/this-browser.ts';

/** Put it in a link: `<a href="eid-bridge:wake">`. It starts or shows the app, carries nothing and answers nothing. */
export const wakeUrl = 'eid-bridge:wake';

/**
 * Finds the bridge on this computer and connects to it.
 *
 * While the browser's own question is open ("access other apps and services on this device": Chromium 147+, Firefox
 * 154+) this waits; a late "Allow" is taken up without the page doing anything.
 *
 * @example
 * const bridge = await connect({ onPhase: (phase) => { console.log(phase); } });
 * const { authToken } = await bridge.authenticate({ challengeNonce });
 *
 * @throws EidBridgeError
 *   - `ERR_EID_BLOCKED_BY_BROWSER`: denied, dismissed or not answered, or the page's own Content-Security-Policy;
 *   - `ERR_EID_INCOMPATIBLE`: a program answered, but not in this protocol;
 *   - `ERR_EID_REFUSED`: a program holds a port and turned the page away;
 *   - `ERR_EID_BRIDGE_NOT_RUNNING`: nothing answers, or Safari forbids the probe that would tell;
 *   - `ERR_EID_ABORTED`, or `ERR_EID_INVALID_REQUEST` for a bad option.
 *
 *   What a browser hides stays hidden: not installed and not started are one; the HTTP status of a refusal is not
 *   told, so a refusal by the bridge and one by some other program are one; Chromium shows a missing subprotocol as
 *   `ERR_EID_REFUSED`. A Content-Security-Policy with `ws://127.0.0.1:*` but without `http://127.0.0.1:*` in its
 *   `connect-src` makes refusals look like `ERR_EID_BRIDGE_NOT_RUNNING`.
 */
export function connect(options: ConnectOptions = {}): Promise<EidBridge> {
  return connectWith(thisBrowser(), options);
}

/** The browser's permission as it stands, to explain its question before `connect` brings it up (`prompt`). */
export async function browserPermission(): Promise<PermissionReading> {
  return (await thisBrowser().queryPermission())?.state ?? 'unknown';
}

export type { EidBridge } from './bridge.ts';
export type { ConnectOptions, ConnectPhase } from './connecting/options.ts';
export type { PermissionReading } from './connecting/permission.ts';
export { EidBridgeError, type ClientErrorCode } from './errors.ts';
export type { BridgeEvents, CallOptions, CloseReason } from './session/channel.ts';
export type { ErrorCode } from '../contracts/errors.ts';
export type { IdentityField, IdentityValues } from '../contracts/identity.ts';
export type { OperationState } from '../contracts/page-messages.ts';
