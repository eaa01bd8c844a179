import type { ErrorCode } from '../../contracts/errors.ts';

/** What each code means to the developer of a page: when it is given, and what it does not say. */
export const ERROR_MEANINGS: Readonly<Record<ErrorCode, string>> = {
  ERR_EID_USER_CANCELLED:
    'The citizen closed the window or refused, the page called `cancel`, or its socket closed. Nothing is read or signed after that moment; what the card was signing just then is thrown away.',
  ERR_EID_ORIGIN_NOT_ALLOWED:
    "The administrator's policy or a remembered refusal keeps this origin from using cards. Asking again will not change it.",
  ERR_EID_BUSY:
    'Another operation holds the card or the one window; the two are never mixed. Call again when it has ended.',
  ERR_EID_TIMEOUT:
    'The citizen, the reader or the card did not answer in time. The operation is over: a late answer is thrown away.',
  ERR_EID_NO_READER: 'No reader is known to this computer when one was needed.',
  ERR_EID_NO_CARD: 'A reader is there, but no card was put in it in time.',
  ERR_EID_CARD_REMOVED:
    'The card that the operation began with is gone, or is another one now. No operation goes on with another card.',
  ERR_EID_CARD_NOT_SUPPORTED: 'The card answers, but has no certificate and key that this product can use.',
  ERR_EID_CARD_UNREADABLE:
    'The card or one of its files cannot be read: a bad contact, a card put in the wrong way round, a damaged file.',
  ERR_EID_CERTIFICATE_MISSING:
    "The card has no certificate for what is asked: some children's cards have no authentication, and citizens may decline signatures.",
  ERR_EID_CERTIFICATE_EXPIRED: "The certificate is outside its validity by this computer's clock.",
  ERR_EID_PIN_INCORRECT:
    'The card refused the PIN. `triesLeft` is there where the card told it. The bridge never repeats a PIN by itself.',
  ERR_EID_PIN_BLOCKED: 'The card takes no PIN any more, or this was the last wrong try (`triesLeft: 0`).',
  ERR_EID_PIN_PAD_FAILED:
    "The PIN could not be taken on the reader's own keys, or in the dialog of the vendor's module.",
  ERR_EID_MODULE_NOT_FOUND:
    "No PKCS#11 module at the administrator's path nor at the known safe places of this operating system.",
  ERR_EID_MODULE_FAILED: 'The PKCS#11 module could not be loaded or failed in a call, without a more precise reason.',
  ERR_EID_WORKER_CRASHED:
    'The process that talks to the card ended in the middle of a call, or was ended because the call hung. It starts anew by itself; a PIN or signature is never replayed.',
  ERR_EID_SERVICE_UNAVAILABLE: "The operating system's smart card service (PC/SC) does not run or refuses access.",
  ERR_EID_INVALID_REQUEST:
    'The frame or its parameters are not what docs/protocol.md says, unknown parameters included. A fault of the page.',
  ERR_EID_UNKNOWN_METHOD: 'The bridge has no such method: a spelling fault, or a newer `apiLevel` than it has.',
  ERR_EID_UNSUPPORTED_ALGORITHM:
    "The card's key or module cannot sign with the hash asked for; `getSigningCertificate` lists what it can.",
  ERR_EID_INTERNAL: 'A fault of the bridge itself. Its log has the detail; the page never gets it.',
};
