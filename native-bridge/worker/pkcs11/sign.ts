import type { KeyObject } from 'node:crypto';
import pkcs11js from 'pkcs11js';
import type { WorkerParams } from '../../../contracts/worker-messages.ts';
import { isSignatureOf } from './check-signature.ts';
import { USER_TYPE } from './login-function.ts';
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
  login(module, session, params.pin);
  let signature: Buffer;
  try {
    const key = findPrivateKey(module, session, params.role, publicKey);
    module.call((library) => {
      library.C_SignInit(session, { mechanism: prepared.mechanism }, key);
    });
    if (asksPinEachTime(module, session, key)) {
      module.login(session, USER_TYPE.contextSpecific, params.pin);
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

function login(module: Pkcs11Module, session: Handle, pin: Uint8Array | null): void {
  try {
    module.login(session, USER_TYPE.user, pin);
  } catch (thrown) {
    if (!(thrown instanceof Pkcs11Failure)) throw thrown;
    if (thrown.returnValue === CKR.USER_ALREADY_LOGGED_IN) {
      // A login that a crashed operation left: it must not stand in for this PIN.
      logout(module, session);
      module.login(session, USER_TYPE.user, pin);
      return;
    }
    const padFailed: readonly number[] = [CKR.FUNCTION_FAILED, CKR.GENERAL_ERROR, CKR.DEVICE_ERROR];
    if (pin === null && padFailed.includes(thrown.returnValue)) {
      throw new CardFailure('ERR_EID_PIN_PAD_FAILED', thrown.message);
    }
    throw thrown;
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
