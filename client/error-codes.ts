import type { ErrorCode } from '../contracts/errors.ts';

type Bare<Code extends ErrorCode> = Code extends `ERR_EID_${infer Name}` ? Name : never;

/** The contract's union once more, without its table and prefix: a page loads this. The type keeps it complete. */
const BARE_CODES = {
  USER_CANCELLED: 1,
  ORIGIN_NOT_ALLOWED: 1,
  BUSY: 1,
  TIMEOUT: 1,
  NO_READER: 1,
  NO_CARD: 1,
  CARD_REMOVED: 1,
  CARD_NOT_SUPPORTED: 1,
  CARD_UNREADABLE: 1,
  CERTIFICATE_MISSING: 1,
  CERTIFICATE_EXPIRED: 1,
  PIN_INCORRECT: 1,
  PIN_BLOCKED: 1,
  PIN_PAD_FAILED: 1,
  MODULE_NOT_FOUND: 1,
  MODULE_FAILED: 1,
  WORKER_CRASHED: 1,
  SERVICE_UNAVAILABLE: 1,
  INVALID_REQUEST: 1,
  UNKNOWN_METHOD: 1,
  UNSUPPORTED_ALGORITHM: 1,
  INTERNAL: 1,
} as const satisfies Record<Bare<ErrorCode>, 1>;

export function isErrorCode(value: unknown): value is ErrorCode {
  const text = String(value);
  return text.startsWith('ERR_EID_') && Object.hasOwn(BARE_CODES, text.slice(8));
}
