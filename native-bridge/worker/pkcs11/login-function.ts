import koffi from 'koffi';
import { CKR, Pkcs11Failure } from './return-values.ts';

/** CKU_USER and CKU_CONTEXT_SPECIFIC (PKCS#11 v2.40, section 3.3). */
export const USER_TYPE = { user: 1, contextSpecific: 2 } as const;
export type UserType = (typeof USER_TYPE)[keyof typeof USER_TYPE];

/**
 * C_Login of the loaded module. `pin` null reaches the module as a true NULL_PTR: that is how PKCS#11 asks for the
 * reader's PIN pad or the module's own dialog (v2.40, section 5.6, C_Login).
 *
 * @throws Pkcs11Failure with the module's return value.
 */
export type LoginFunction = (session: Buffer, userType: UserType, pin: Uint8Array | null) => void;

/**
 * C_SetPIN of the loaded module; null for both reaches it as NULL_PTR: the reader's PIN pad (v2.40, section 5.5).
 *
 * @throws Pkcs11Failure with the module's return value.
 */
export type SetPinFunction = (session: Buffer, oldPin: Uint8Array | null, newPin: Uint8Array | null) => void;

export interface PinFunctions {
  readonly login: LoginFunction;
  readonly setPin: SetPinFunction;
}

/** Members of CK_FUNCTION_LIST up to C_Login, in the order the standard fixes (pkcs11f.h). */
const FUNCTIONS_UP_TO_LOGIN = [
  'C_Initialize',
  'C_Finalize',
  'C_GetInfo',
  'C_GetFunctionList',
  'C_GetSlotList',
  'C_GetSlotInfo',
  'C_GetTokenInfo',
  'C_GetMechanismList',
  'C_GetMechanismInfo',
  'C_InitToken',
  'C_InitPIN',
  'C_SetPIN',
  'C_OpenSession',
  'C_CloseSession',
  'C_CloseAllSessions',
  'C_GetSessionInfo',
  'C_GetOperationState',
  'C_SetOperationState',
  'C_Login',
] as const;

// PKCS#11 structures are packed on Windows only (v2.40, section 2.1).
const structure = process.platform === 'win32' ? koffi.pack : koffi.struct;
const Version = structure({ major: 'uint8_t', minor: 'uint8_t' });
const FunctionList = structure({
  version: Version,
  ...Object.fromEntries(FUNCTIONS_UP_TO_LOGIN.map((name) => [name, 'void *'])),
});
const LoginPrototype = koffi.proto(
  'unsigned long C_Login(unsigned long session, unsigned long user, void *pin, unsigned long length)',
);

const SetPinPrototype = koffi.proto(
  'unsigned long C_SetPIN(unsigned long session, void *old, unsigned long oldLength, void *new, unsigned long newLength)',
);

/**
 * pkcs11js takes the PIN as a string (which cannot be wiped) and cannot pass NULL, so what takes a PIN is called through
 * an FFI on the same loaded library (docs/adr/0003-c-login-through-ffi.md). The library must be loaded already.
 */
export function bindPinFunctions(modulePath: string): PinFunctions {
  const library = koffi.load(modulePath);
  const getFunctionList = library.func('unsigned long C_GetFunctionList(_Out_ void **list)');
  const out: [unknown] = [null];
  const returnValue = getFunctionList(out) as number;
  if (returnValue !== CKR.OK) throw new Pkcs11Failure('C_GetFunctionList', returnValue);
  const functions = koffi.decode(out[0], FunctionList) as { C_Login: unknown; C_SetPIN: unknown };
  const login = koffi.decode(functions.C_Login, LoginPrototype) as (
    session: number | bigint,
    userType: number,
    pin: Uint8Array | null,
    length: number,
  ) => number;
  const setPin = koffi.decode(functions.C_SetPIN, SetPinPrototype) as (
    session: number | bigint,
    oldPin: Uint8Array | null,
    oldLength: number,
    newPin: Uint8Array | null,
    newLength: number,
  ) => number;
  const check = (name: string, result: number): void => {
    if (result !== CKR.OK) throw new Pkcs11Failure(name, result);
  };
  return {
    login: (session, userType, pin) => {
      check('C_Login', login(handleOf(session), userType, pin, pin?.length ?? 0));
    },
    setPin: (session, oldPin, newPin) => {
      check('C_SetPIN', setPin(handleOf(session), oldPin, oldPin?.length ?? 0, newPin, newPin?.length ?? 0));
    },
  };
}

function handleOf(session: Buffer): number | bigint {
  return session.length === 8 ? session.readBigUInt64LE() : session.readUInt32LE();
}
