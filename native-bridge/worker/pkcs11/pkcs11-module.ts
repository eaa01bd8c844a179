import pkcs11js from 'pkcs11js';
import { existsSync } from 'node:fs';
import { bindPinFunctions, type LoginFunction, type PinFunctions, type SetPinFunction } from './login-function.ts';
import { CardFailure, Pkcs11Failure } from './return-values.ts';

export type Handle = pkcs11js.Handle;
export type Template = pkcs11js.Template;

/** A loaded and initialised PKCS#11 module. Every method throws {@link Pkcs11Failure} and nothing else. */
export interface Pkcs11Module {
  /** pkcs11js's calls, 1:1; each failure arrives as Pkcs11Failure. */
  call<T>(work: (library: pkcs11js.PKCS11) => T): T;
  login: LoginFunction;
  setPin: SetPinFunction;
  finalize(): void;
}

/**
 * Loads the first of the paths that exists.
 *
 * @throws CardFailure ERR_EID_MODULE_NOT_FOUND where none exists, ERR_EID_MODULE_FAILED where the file is no PKCS#11
 *   module for this machine or refuses C_Initialize.
 */
export function loadPkcs11Module(paths: readonly string[]): Pkcs11Module {
  const path = paths.find((candidate) => existsSync(candidate));
  if (path === undefined) throw new CardFailure('ERR_EID_MODULE_NOT_FOUND', 'no module there');
  const library = new pkcs11js.PKCS11();
  try {
    library.load(path);
  } catch {
    throw new CardFailure('ERR_EID_MODULE_FAILED', 'not a PKCS#11 module');
  }
  const call = <T>(work: (loaded: pkcs11js.PKCS11) => T): T => {
    try {
      return work(library);
    } catch (thrown) {
      throw toFailure(thrown);
    }
  };
  try {
    call((loaded) => {
      loaded.C_Initialize({ flags: pkcs11js.CKF_OS_LOCKING_OK });
    });
  } catch (thrown) {
    // Nothing else may happen with a module that did not start.
    library.close();
    throw new CardFailure('ERR_EID_MODULE_FAILED', thrown instanceof Pkcs11Failure ? thrown.message : 'C_Initialize');
  }
  let bound: PinFunctions | undefined;
  const pinFunctions = (): PinFunctions => (bound ??= bindPinFunctions(path));
  return {
    call,
    login: (session, userType, pin) => {
      pinFunctions().login(session, userType, pin);
    },
    setPin: (session, oldPin, newPin) => {
      pinFunctions().setPin(session, oldPin, newPin);
    },
    finalize: () => {
      call((loaded) => {
        loaded.C_Finalize();
      });
      library.close();
    },
  };
}

function toFailure(thrown: unknown): Error {
  if (thrown instanceof pkcs11js.Pkcs11Error) return new Pkcs11Failure(thrown.method, thrown.code);
  return new CardFailure('ERR_EID_MODULE_FAILED', 'native call failed');
}
