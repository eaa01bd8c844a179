import type { ErrorCode } from '../../contracts/errors.ts';
import { EidBridgeError, type ClientErrorCode } from '../errors.ts';
import {
  ActionPendingError,
  ExtensionUnavailableError,
  NativeFatalError,
  NativeInvalidArgumentError,
  NativeUnavailableError,
  UnknownError,
  UserCancelledError,
  UserTimeoutError,
  VersionMismatchError,
  type WebEidError,
} from './errors.ts';

type Bare<Code> = Code extends `ERR_EID_${infer Name}` ? Name : never;
type BareCode = Bare<ErrorCode | ClientErrorCode>;

/** By code without its `ERR_EID_`, as ERROR_FACTS of the contracts says (a test compares them); what is not here is `ERR_WEBEID_NATIVE_FATAL`. */
const CLASSES: Readonly<Partial<Record<BareCode, new () => WebEidError>>> = {
  USER_CANCELLED: UserCancelledError,
  ORIGIN_NOT_ALLOWED: UserCancelledError,
  CARD_REMOVED: UserCancelledError,
  PIN_INCORRECT: UserCancelledError,
  BUSY: ActionPendingError,
  TIMEOUT: UserTimeoutError,
  // Only our own userInteractionTimeout aborts a call here.
  ABORTED: UserTimeoutError,
  MODULE_NOT_FOUND: NativeUnavailableError,
  SERVICE_UNAVAILABLE: NativeUnavailableError,
  BRIDGE_NOT_RUNNING: NativeUnavailableError,
  REFUSED: NativeUnavailableError,
  // The part inside the browser is what is missing.
  BLOCKED_BY_BROWSER: ExtensionUnavailableError,
  INVALID_REQUEST: NativeInvalidArgumentError,
  UNSUPPORTED_ALGORITHM: NativeInvalidArgumentError,
  UNKNOWN_METHOD: VersionMismatchError,
  INCOMPATIBLE: VersionMismatchError,
  INTERNAL: UnknownError,
};

export function toWebEidError(cause: unknown): WebEidError {
  const Class = classFor(cause);
  const facts = Class === VersionMismatchError ? { requiresUpdate: { extension: false, nativeApp: true } } : {};
  return Object.assign(new Class(), { cause }, facts);
}

function classFor(cause: unknown): new () => WebEidError {
  if (!(cause instanceof EidBridgeError)) return UnknownError;
  const bare = cause.code.slice(8) as BareCode;
  return CLASSES[bare] ?? NativeFatalError;
}
