import { describe, expect, it } from '@jest/globals';
import { EidBridgeError } from '../../../client/index.ts';
import * as webeid from '../../../client/web-eid.ts';
import { toWebEidError } from '../../../client/web-eid/error-mapping.ts';
import { ERROR_CODES, ERROR_FACTS } from '../../../contracts/errors.ts';

/** Names and codes as web-eid.js 2.1 has them. */
const CLASSES = {
  ActionPendingError: 'ERR_WEBEID_ACTION_PENDING',
  ActionTimeoutError: 'ERR_WEBEID_ACTION_TIMEOUT',
  ContextInsecureError: 'ERR_WEBEID_CONTEXT_INSECURE',
  ExtensionUnavailableError: 'ERR_WEBEID_EXTENSION_UNAVAILABLE',
  MissingParameterError: 'ERR_WEBEID_MISSING_PARAMETER',
  NativeFatalError: 'ERR_WEBEID_NATIVE_FATAL',
  NativeInvalidArgumentError: 'ERR_WEBEID_NATIVE_INVALID_ARGUMENT',
  NativeUnavailableError: 'ERR_WEBEID_NATIVE_UNAVAILABLE',
  UnknownError: 'ERR_WEBEID_UNKNOWN_ERROR',
  UserCancelledError: 'ERR_WEBEID_USER_CANCELLED',
  UserTimeoutError: 'ERR_WEBEID_USER_TIMEOUT',
  VersionInvalidError: 'ERR_WEBEID_VERSION_INVALID',
  VersionMismatchError: 'ERR_WEBEID_VERSION_MISMATCH',
} as const;

describe("web-eid.js's names", () => {
  it('are the exports', () => {
    const functions = ['status', 'authenticate', 'getSigningCertificate', 'sign'];
    const values = ['Action', 'ErrorCode', 'config'];
    expect(Object.keys(webeid).toSorted()).toEqual([...functions, ...values, ...Object.keys(CLASSES)].toSorted());
  });

  it('are those of the error classes', () => {
    for (const [name, code] of Object.entries(CLASSES)) {
      const Class = webeid[name as keyof typeof CLASSES];
      const error = new Class('message');
      expect(error).toBeInstanceOf(Error);
      expect({ name: error.name, code: error.code, message: error.message }).toEqual({
        name,
        code,
        message: 'message',
      });
      expect(Class.name).toBe(name);
      expect(webeid.ErrorCode[code]).toBe(code);
    }
    expect(Object.keys(webeid.ErrorCode)).toHaveLength(13);
  });

  it('are those of the actions', () => {
    expect(Object.keys(webeid.Action)).toHaveLength(17);
    expect(webeid.Action.WARNING).toBe('web-eid:warning');
    expect(webeid.Action.SIGN).toBe('web-eid:sign');
    expect(webeid.Action.GET_SIGNING_CERTIFICATE_SUCCESS).toBe('web-eid:get-signing-certificate-success');
  });

  it('of the version mismatch carry the versions', () => {
    const error = new webeid.VersionMismatchError(
      undefined,
      { library: '2.1.0' },
      { extension: true, nativeApp: false },
    );
    expect(error).toMatchObject({ library: '2.1.0', requiresUpdate: { extension: true, nativeApp: false } });
  });

  it('of the configuration', () => {
    expect(Object.isFrozen(webeid.config)).toBe(true);
    expect(webeid.config.DEFAULT_USER_INTERACTION_TIMEOUT).toBe(120_000);
  });
});

describe("the bridge's errors become web-eid.js's", () => {
  it.each(ERROR_CODES)('%s', (code) => {
    expect(toWebEidError(new EidBridgeError(code)).code).toBe(ERROR_FACTS[code].webEid);
  });

  it.each([
    ['ERR_EID_BRIDGE_NOT_RUNNING', 'ERR_WEBEID_NATIVE_UNAVAILABLE'],
    ['ERR_EID_BLOCKED_BY_BROWSER', 'ERR_WEBEID_EXTENSION_UNAVAILABLE'],
    ['ERR_EID_REFUSED', 'ERR_WEBEID_NATIVE_UNAVAILABLE'],
    ['ERR_EID_INCOMPATIBLE', 'ERR_WEBEID_VERSION_MISMATCH'],
    ['ERR_EID_CONNECTION_LOST', 'ERR_WEBEID_NATIVE_FATAL'],
    ['ERR_EID_ABORTED', 'ERR_WEBEID_USER_TIMEOUT'],
  ] as const)('%s', (code, expected) => {
    expect(toWebEidError(new EidBridgeError(code)).code).toBe(expected);
  });

  it('and anything else is unknown', () => {
    expect(toWebEidError(new TypeError('x')).code).toBe('ERR_WEBEID_UNKNOWN_ERROR');
  });
});
