import { describe, expect, it } from '@jest/globals';
import {
  CardFailure,
  CKR,
  Pkcs11Failure,
  toWorkerError,
} from '../../../../native-bridge/worker/pkcs11/return-values.ts';

describe('toWorkerError', () => {
  it.each([
    [CKR.DEVICE_REMOVED, 'ERR_EID_CARD_REMOVED'],
    [CKR.TOKEN_NOT_PRESENT, 'ERR_EID_CARD_REMOVED'],
    [CKR.SESSION_HANDLE_INVALID, 'ERR_EID_CARD_REMOVED'],
    [CKR.DEVICE_ERROR, 'ERR_EID_CARD_UNREADABLE'],
    [CKR.TOKEN_NOT_RECOGNIZED, 'ERR_EID_CARD_NOT_SUPPORTED'],
    [CKR.MECHANISM_INVALID, 'ERR_EID_UNSUPPORTED_ALGORITHM'],
    [CKR.PIN_INCORRECT, 'ERR_EID_PIN_INCORRECT'],
    [CKR.PIN_LOCKED, 'ERR_EID_PIN_BLOCKED'],
    [CKR.FUNCTION_CANCELED, 'ERR_EID_USER_CANCELLED'],
    [CKR.GENERAL_ERROR, 'ERR_EID_MODULE_FAILED'],
    [0x80000001, 'ERR_EID_MODULE_FAILED'],
  ])('names 0x%s', (returnValue, code) => {
    const detail = `C_Sign returned 0x${returnValue.toString(16)}`;
    expect(toWorkerError(new Pkcs11Failure('C_Sign', returnValue))).toEqual({ code, detail });
  });

  it('keeps what we found out ourselves', () => {
    expect(toWorkerError(new CardFailure('ERR_EID_PIN_INCORRECT', 'C_Login', 2))).toEqual({
      code: 'ERR_EID_PIN_INCORRECT',
      detail: 'C_Login',
      triesLeft: 2,
    });
  });

  it.each([[new Error('text from below')], ['a text'], [undefined]])('tells no text of anything else', (thrown) => {
    const { code, detail } = toWorkerError(thrown);
    expect(code).toBe('ERR_EID_INTERNAL');
    expect(detail).not.toContain('text');
  });
});
