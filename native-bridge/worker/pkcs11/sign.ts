import type { KeyObject } from 'node:crypto';
import pkcs11js from 'pkcs11js';
import type { WorkerParams } from '../../../contracts/worker-messages.ts';
import { isSignatureOf } from './check-signature.ts';
import { USER_TYPE, type UserType } from './login-function.ts';
import { prepareSignature } from './mechanisms.ts';
import { findPrivateKey } from './private-keys.ts';
import type { Handle, Pkcs11Module } from './pkcs11-module.ts';
import { CardFailure, CKR, Pkcs11Failure } from './return-values.ts';
import { readAttribute } from './token-objects.ts';

/** Larger than any signature we make (RSA-4096). */
const MOST_SIGNATURE_BYTES = 1024;

type SignParams = Pick<WorkerParams<'sign'>, 'role' | 'algorithm' | 'input' | 'pin'>;

/**
 * Login, sign, logout: the card's PIN state is shared by every program on the computer, so it lasts for this one
 * signature only. The PIN is used at most twice (login, and again for a key with CKA_ALWAYS_AUTHENTICATE).
 *
 * @returns RSA PKCS#1 v1.5 signature or raw R||S.
 * @throws Pkcs11Failure, CardFailure
 */
export async function signOnToken(
  module: Pkcs11Module,
  session: Handle,
  mechanisms: readonly number[],
  publicKey: KeyObject,
  params: SignParams,
): Promise<Buffer> {
  const prepared = prepareSignature(params.algorithm, params.input, publicKey, mechanisms);
  endEarlierLogin(module, session);
  login(module, session, USER_TYPE.user, params.pin);
  let signature: Buffer;
  try {
    const key = findPrivateKey(module, session, params.role, publicKey);
    module.call((library) => {
      library.C_SignInit(session, { mechanism: prepared.mechanism }, key);
    });
    if (asksPinEachTime(module, session, key)) {
      login(module, session, USER_TYPE.contextSpecific, params.pin);
    }
    signature = module.call((library) => library.C_Sign(session, prepared.data, Buffer.alloc(MOST_SIGNATURE_BYTES)));
  } finally {
    logout(module, session);
  }
  if (!(await isSignatureOf(publicKey, params.algorithm, params.input, prepared, signature))) {
    throw new CardFailure('ERR_EID_CARD_REMOVED', 'signature is not by the card shown');
  }
  return signature;
}

/**
 * Some modules say OK to any PIN while they believe somebody is logged in, and believe so too long: a login that was
 * left over must not stand in for this PIN.
 */
function endEarlierLogin(module: Pkcs11Module, session: Handle): void {
  try {
    module.call((library) => {
      library.C_Logout(session);
    });
  } catch (thrown) {
    if (!(thrown instanceof Pkcs11Failure) || thrown.returnValue !== CKR.USER_NOT_LOGGED_IN) throw thrown;
  }
}

/** What a module answers to NULL for the PIN where the reader's keys cannot be used, or nobody used them in time. */
const PIN_PAD_FAILURES: readonly number[] = [
  CKR.GENERAL_ERROR,
  CKR.FUNCTION_FAILED,
  CKR.ARGUMENTS_BAD,
  CKR.DEVICE_ERROR,
  CKR.FUNCTION_REJECTED,
];

function login(module: Pkcs11Module, session: Handle, userType: UserType, pin: Uint8Array | null): void {
  try {
    module.login(session, userType, pin);
  } catch (thrown) {
    if (pin !== null || !(thrown instanceof Pkcs11Failure)) throw thrown;
    if (!PIN_PAD_FAILURES.includes(thrown.returnValue)) throw thrown;
    throw new CardFailure('ERR_EID_PIN_PAD_FAILED', thrown.message);
  }
}

function logout(module: Pkcs11Module, session: Handle): void {
  try {
    module.call((library) => {
      library.C_Logout(session);
    });
  } catch (thrown) {
    // Without its card a session has no login left to end.
    if (!(thrown instanceof Pkcs11Failure)) throw thrown;
  }
}

function asksPinEachTime(module: Pkcs11Module, session: Handle, key: Handle): boolean {
  return readAttribute(module, session, key, pkcs11js.CKA_ALWAYS_AUTHENTICATE)?.[0] === 1;
}
