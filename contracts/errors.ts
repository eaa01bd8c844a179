/**
 * Every failure a page, a citizen or an administrator can meet. The union is closed: what people read about each
 * code is in `error-texts.ts`, what pages may rely on is in docs/errors.md.
 */
export const ERROR_CODES = [
  'ERR_EID_USER_CANCELLED',
  'ERR_EID_ORIGIN_NOT_ALLOWED',
  'ERR_EID_BUSY',
  'ERR_EID_TIMEOUT',
  'ERR_EID_NO_READER',
  'ERR_EID_NO_CARD',
  'ERR_EID_CARD_REMOVED',
  'ERR_EID_CARD_NOT_SUPPORTED',
  'ERR_EID_CARD_UNREADABLE',
  'ERR_EID_CERTIFICATE_MISSING',
  'ERR_EID_CERTIFICATE_EXPIRED',
  'ERR_EID_PIN_INCORRECT',
  'ERR_EID_PIN_BLOCKED',
  'ERR_EID_PIN_PAD_FAILED',
  'ERR_EID_MODULE_NOT_FOUND',
  'ERR_EID_MODULE_FAILED',
  'ERR_EID_WORKER_CRASHED',
  'ERR_EID_SERVICE_UNAVAILABLE',
  'ERR_EID_INVALID_REQUEST',
  'ERR_EID_UNKNOWN_METHOD',
  'ERR_EID_UNSUPPORTED_ALGORITHM',
  'ERR_EID_INTERNAL',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** A failure as it travels inside the product. `triesLeft` only where the card said it (PIN errors). */
export interface EidError {
  readonly code: ErrorCode;
  readonly triesLeft?: number;
}

/** Error codes of `web-eid.js` 2.x, for pages written against its API. */
export type WebEidErrorCode =
  | 'ERR_WEBEID_ACTION_TIMEOUT'
  | 'ERR_WEBEID_USER_TIMEOUT'
  | 'ERR_WEBEID_VERSION_MISMATCH'
  | 'ERR_WEBEID_VERSION_INVALID'
  | 'ERR_WEBEID_EXTENSION_UNAVAILABLE'
  | 'ERR_WEBEID_NATIVE_UNAVAILABLE'
  | 'ERR_WEBEID_UNKNOWN_ERROR'
  | 'ERR_WEBEID_CONTEXT_INSECURE'
  | 'ERR_WEBEID_USER_CANCELLED'
  | 'ERR_WEBEID_NATIVE_INVALID_ARGUMENT'
  | 'ERR_WEBEID_NATIVE_FATAL'
  | 'ERR_WEBEID_ACTION_PENDING'
  | 'ERR_WEBEID_MISSING_PARAMETER';

interface ErrorFacts {
  /** JSON-RPC 2.0 section 5.1: reserved numbers for protocol faults, -32000 for all of ours. */
  readonly jsonRpcCode: -32600 | -32601 | -32603 | -32000;
  /** The same call may succeed when the citizen (or time) has changed something. */
  readonly retriable: boolean;
  readonly webEid: WebEidErrorCode;
}

const facts = (
  retriable: boolean,
  webEid: WebEidErrorCode,
  jsonRpcCode: ErrorFacts['jsonRpcCode'] = -32000,
): ErrorFacts => ({ jsonRpcCode, retriable, webEid });

export const ERROR_FACTS: Readonly<Record<ErrorCode, ErrorFacts>> = {
  ERR_EID_USER_CANCELLED: facts(true, 'ERR_WEBEID_USER_CANCELLED'),
  ERR_EID_ORIGIN_NOT_ALLOWED: facts(false, 'ERR_WEBEID_USER_CANCELLED'),
  ERR_EID_BUSY: facts(true, 'ERR_WEBEID_ACTION_PENDING'),
  ERR_EID_TIMEOUT: facts(true, 'ERR_WEBEID_USER_TIMEOUT'),
  ERR_EID_NO_READER: facts(true, 'ERR_WEBEID_NATIVE_FATAL'),
  ERR_EID_NO_CARD: facts(true, 'ERR_WEBEID_NATIVE_FATAL'),
  ERR_EID_CARD_REMOVED: facts(true, 'ERR_WEBEID_USER_CANCELLED'),
  ERR_EID_CARD_NOT_SUPPORTED: facts(true, 'ERR_WEBEID_NATIVE_FATAL'),
  ERR_EID_CARD_UNREADABLE: facts(true, 'ERR_WEBEID_NATIVE_FATAL'),
  ERR_EID_CERTIFICATE_MISSING: facts(false, 'ERR_WEBEID_NATIVE_FATAL'),
  ERR_EID_CERTIFICATE_EXPIRED: facts(false, 'ERR_WEBEID_NATIVE_FATAL'),
  ERR_EID_PIN_INCORRECT: facts(true, 'ERR_WEBEID_USER_CANCELLED'),
  ERR_EID_PIN_BLOCKED: facts(false, 'ERR_WEBEID_NATIVE_FATAL'),
  ERR_EID_PIN_PAD_FAILED: facts(true, 'ERR_WEBEID_NATIVE_FATAL'),
  ERR_EID_MODULE_NOT_FOUND: facts(true, 'ERR_WEBEID_NATIVE_UNAVAILABLE'),
  ERR_EID_MODULE_FAILED: facts(true, 'ERR_WEBEID_NATIVE_FATAL'),
  ERR_EID_WORKER_CRASHED: facts(true, 'ERR_WEBEID_NATIVE_FATAL'),
  ERR_EID_SERVICE_UNAVAILABLE: facts(true, 'ERR_WEBEID_NATIVE_UNAVAILABLE'),
  ERR_EID_INVALID_REQUEST: facts(false, 'ERR_WEBEID_NATIVE_INVALID_ARGUMENT', -32600),
  ERR_EID_UNKNOWN_METHOD: facts(false, 'ERR_WEBEID_VERSION_MISMATCH', -32601),
  ERR_EID_UNSUPPORTED_ALGORITHM: facts(false, 'ERR_WEBEID_NATIVE_INVALID_ARGUMENT'),
  ERR_EID_INTERNAL: facts(true, 'ERR_WEBEID_UNKNOWN_ERROR', -32603),
};

export function isErrorCode(value: unknown): value is ErrorCode {
  return (ERROR_CODES as readonly unknown[]).includes(value);
}
