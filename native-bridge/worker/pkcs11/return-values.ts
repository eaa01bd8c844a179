import type { WorkerError } from '../../../contracts/worker-messages.ts';
import type { ErrorCode } from '../../../contracts/errors.ts';

/** Return values we tell apart (PKCS#11 v2.40, section 5.1 and pkcs11t.h). */
export const CKR = {
  OK: 0x0,
  SLOT_ID_INVALID: 0x3,
  GENERAL_ERROR: 0x5,
  FUNCTION_FAILED: 0x6,
  ARGUMENTS_BAD: 0x7,
  ATTRIBUTE_TYPE_INVALID: 0x12,
  DEVICE_ERROR: 0x30,
  DEVICE_REMOVED: 0x32,
  FUNCTION_CANCELED: 0x50,
  KEY_FUNCTION_NOT_PERMITTED: 0x68,
  MECHANISM_INVALID: 0x70,
  OPERATION_ACTIVE: 0x90,
  PIN_INCORRECT: 0xa0,
  PIN_INVALID: 0xa1,
  PIN_LEN_RANGE: 0xa2,
  PIN_EXPIRED: 0xa3,
  PIN_LOCKED: 0xa4,
  SESSION_CLOSED: 0xb0,
  SESSION_HANDLE_INVALID: 0xb3,
  TOKEN_NOT_PRESENT: 0xe0,
  TOKEN_NOT_RECOGNIZED: 0xe1,
  USER_ALREADY_LOGGED_IN: 0x100,
  USER_NOT_LOGGED_IN: 0x101,
  FUNCTION_REJECTED: 0x200,
} as const;

const CODES: ReadonlyMap<number, ErrorCode> = new Map<number, ErrorCode>([
  [CKR.SLOT_ID_INVALID, 'ERR_EID_CARD_REMOVED'],
  [CKR.DEVICE_REMOVED, 'ERR_EID_CARD_REMOVED'],
  [CKR.TOKEN_NOT_PRESENT, 'ERR_EID_CARD_REMOVED'],
  [CKR.SESSION_CLOSED, 'ERR_EID_CARD_REMOVED'],
  [CKR.SESSION_HANDLE_INVALID, 'ERR_EID_CARD_REMOVED'],
  [CKR.DEVICE_ERROR, 'ERR_EID_CARD_UNREADABLE'],
  [CKR.TOKEN_NOT_RECOGNIZED, 'ERR_EID_CARD_NOT_SUPPORTED'],
  [CKR.MECHANISM_INVALID, 'ERR_EID_UNSUPPORTED_ALGORITHM'],
  [CKR.KEY_FUNCTION_NOT_PERMITTED, 'ERR_EID_UNSUPPORTED_ALGORITHM'],
  [CKR.PIN_INCORRECT, 'ERR_EID_PIN_INCORRECT'],
  [CKR.PIN_INVALID, 'ERR_EID_PIN_INCORRECT'],
  [CKR.PIN_LEN_RANGE, 'ERR_EID_PIN_INCORRECT'],
  [CKR.PIN_LOCKED, 'ERR_EID_PIN_BLOCKED'],
  [CKR.PIN_EXPIRED, 'ERR_EID_PIN_BLOCKED'],
  [CKR.FUNCTION_CANCELED, 'ERR_EID_USER_CANCELLED'],
  [CKR.FUNCTION_REJECTED, 'ERR_EID_USER_CANCELLED'],
]);

/** A PKCS#11 function's failure, with the function's name for the log. */
export class Pkcs11Failure extends Error {
  override readonly name = 'Pkcs11Failure';
  readonly returnValue: number;
  readonly call: string;

  constructor(call: string, returnValue: number) {
    super(`${call} returned 0x${returnValue.toString(16)}`);
    this.call = call;
    this.returnValue = returnValue;
  }
}

/** A failure we found ourselves while working with a token (a missing certificate, a swapped card). */
export class CardFailure extends Error {
  override readonly name = 'CardFailure';
  readonly code: ErrorCode;
  readonly triesLeft: number | null;

  constructor(code: ErrorCode, detail: string, triesLeft: number | null = null) {
    super(detail);
    this.code = code;
    this.triesLeft = triesLeft;
  }
}

/** Whatever was thrown while serving a call, as one of our codes. What the module answers is its failure, the rest ours. */
export function toWorkerError(thrown: unknown): WorkerError {
  if (thrown instanceof CardFailure) {
    const error = { code: thrown.code, detail: thrown.message };
    return thrown.triesLeft === null ? error : { ...error, triesLeft: thrown.triesLeft };
  }
  if (thrown instanceof Pkcs11Failure) {
    return { code: CODES.get(thrown.returnValue) ?? 'ERR_EID_MODULE_FAILED', detail: thrown.message };
  }
  return { code: 'ERR_EID_INTERNAL', detail: 'unexpected' };
}
