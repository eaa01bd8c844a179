import type { ErrorCode } from '../contracts/errors.ts';

/**
 * Failures this library finds by itself, beside the bridge's own `ErrorCode`s.
 *
 * - `ERR_EID_BRIDGE_NOT_RUNNING`: nothing answers on any port. Not installed looks the same as not started; so does a
 *   refusal, where the page's Content-Security-Policy allows the socket but not `http:` to the same place.
 * - `ERR_EID_BLOCKED_BY_BROWSER`: the browser's permission was denied, dismissed or not answered, the page's own
 *   Content-Security-Policy forbids the socket, or the browser (Safari) forbids plain sockets to this computer.
 * - `ERR_EID_REFUSED`: a program holds a port and turned this page away. It may be the bridge (origin not acceptable,
 *   too many connections, another user's session) or any other program: a browser hides the HTTP status.
 * - `ERR_EID_INCOMPATIBLE`: a program answered in another protocol or an older one, or not as the protocol says.
 * - `ERR_EID_CONNECTION_LOST`: the socket closed during the call or before it.
 * - `ERR_EID_ABORTED`: the page's own `AbortSignal`.
 */
export type ClientErrorCode = `ERR_EID_${ClientFault}`;

export type ClientFault =
  'BRIDGE_NOT_RUNNING' | 'BLOCKED_BY_BROWSER' | 'REFUSED' | 'INCOMPATIBLE' | 'CONNECTION_LOST' | 'ABORTED';

/** The only error class this library throws or rejects with. */
export class EidBridgeError extends Error {
  /** Closed union; tell the citizen what to do by this, never by the message. */
  declare readonly code: ErrorCode | ClientErrorCode;
  /** The same call may succeed when the citizen (or time) has changed something. */
  declare readonly retriable: boolean;
  /** PIN tries left, only where the card said it. */
  declare readonly triesLeft?: number;

  constructor(code: ErrorCode | ClientErrorCode, retriable = true, triesLeft?: number, detail = '') {
    super(code + detail);
    this.name = 'EidBridgeError';
    this.code = code;
    this.retriable = retriable;
    if (triesLeft !== undefined) this.triesLeft = triesLeft;
  }
}

/** Named once, for it is long and a page loads it. */
export const BLOCKED = 'BLOCKED_BY_BROWSER';

export function clientError(fault: ClientFault): EidBridgeError {
  return new EidBridgeError(`ERR_EID_${fault}`, fault !== 'REFUSED' && fault !== 'INCOMPATIBLE');
}

/** For what the page gave and no retry will mend. */
export function badRequest(what: string): EidBridgeError {
  return new EidBridgeError('ERR_EID_INVALID_REQUEST', false, undefined, `: ${what}`);
}
