import pkcs11js from 'pkcs11js';
import type { PinState } from '../../../contracts/worker-messages.ts';
import type { Handle, Pkcs11Module } from './pkcs11-module.ts';

/** Belgian cards allow three tries, so one wrong try leaves two (card manual); other cards may allow more. */
const BELGIAN_TRIES_WHEN_LOW = 2;

/** Tries left as the token's flags tell (PKCS#11 v2.40, section 3.2, CK_TOKEN_INFO flags); never probes the card. */
export function readPinState(module: Pkcs11Module, slot: Handle, belgian: boolean): PinState {
  const { flags } = module.call((library) => library.C_GetTokenInfo(slot));
  if ((flags & pkcs11js.CKF_USER_PIN_LOCKED) !== 0) return { blocked: true, triesLeft: 0 };
  if ((flags & pkcs11js.CKF_USER_PIN_FINAL_TRY) !== 0) return { blocked: false, triesLeft: 1 };
  if ((flags & pkcs11js.CKF_USER_PIN_COUNT_LOW) !== 0) {
    return { blocked: false, triesLeft: belgian ? BELGIAN_TRIES_WHEN_LOW : null };
  }
  return { blocked: false, triesLeft: null };
}
