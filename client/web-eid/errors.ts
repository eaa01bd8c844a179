import type { WebEidErrorCode } from '../../contracts/errors.ts';

/** web-eid.js's error codes; each member's value is its own name, as in the enum there. */
export type ErrorCode = WebEidErrorCode;
export const ErrorCode = {} as { [Code in WebEidErrorCode]: Code };

/** What each of web-eid.js's error classes gives. `cause` is ours: the `EidBridgeError` behind it. */
export interface WebEidError extends Error {
  code: ErrorCode;
}

type Bare<Code extends WebEidErrorCode> = Code extends `ERR_WEBEID_${infer Name}` ? Name : never;

/** `USER_CANCELLED` gives the class that calls itself `UserCancelledError`, code `ERR_WEBEID_USER_CANCELLED`. */
function define(bare: Bare<WebEidErrorCode>): new (message?: string) => WebEidError {
  const code: WebEidErrorCode = `ERR_WEBEID_${bare}`;
  Object.assign(ErrorCode, { [code]: code });
  const words = bare.toLowerCase().replace(/(^|_)./g, (start) => start.slice(-1).toUpperCase());
  const name = words.replace(/(Error)?$/, 'Error');
  // As a member the class takes its name from the key.
  const named = {
    [name]: class extends Error {
      code = code;
      override name = name;
      constructor(message: string = code) {
        super(message);
      }
    },
  };
  return named[name] as new (message?: string) => WebEidError;
}

export const ActionPendingError = define('ACTION_PENDING');
export const ActionTimeoutError = define('ACTION_TIMEOUT');
export const ContextInsecureError = define('CONTEXT_INSECURE');
export const ExtensionUnavailableError = define('EXTENSION_UNAVAILABLE');
export const MissingParameterError = define('MISSING_PARAMETER');
export const NativeFatalError = define('NATIVE_FATAL');
export const NativeInvalidArgumentError = define('NATIVE_INVALID_ARGUMENT');
export const NativeUnavailableError = define('NATIVE_UNAVAILABLE');
export const UnknownError = define('UNKNOWN_ERROR');
export const UserCancelledError = define('USER_CANCELLED');
export const UserTimeoutError = define('USER_TIMEOUT');
export const VersionInvalidError = define('VERSION_INVALID');

export interface Versions {
  library?: string;
  extension?: string;
  nativeApp?: string;
}

export interface RequiresUpdate {
  extension: boolean;
  nativeApp: boolean;
}

export class VersionMismatchError extends define('VERSION_MISMATCH') implements Versions {
  declare library?: string;
  declare extension?: string;
  declare nativeApp?: string;
  declare requiresUpdate: RequiresUpdate | undefined;

  constructor(message?: string, versions?: Versions, requiresUpdate?: RequiresUpdate) {
    super(message);
    Object.assign(this, versions);
    this.requiresUpdate = requiresUpdate;
  }
}
