interface ErrorText {
  readonly cause: string;
  readonly remedy: string;
}

/**
 * Every way a verification can fail. The union is closed; causes and remedies are for the operator's log, never for
 * the citizen, and never hold anything of the citizen's.
 */
export const VERIFICATION_ERRORS = {
  ERR_VERIFY_TOKEN_MALFORMED: {
    cause: 'The login token is not JSON of 100 to 10 000 characters with the fields of an accepted format.',
    remedy: 'Check that the page posts the token unchanged; widen acceptedFormats only for clients you know.',
  },
  ERR_VERIFY_CERTIFICATE_UNREADABLE: {
    cause: 'The certificate in the token is not one DER certificate in padded base64.',
    remedy: 'Check that the page posts the token unchanged; otherwise the card or its reader software is faulty.',
  },
  ERR_VERIFY_CERTIFICATE_PURPOSE_MISSING: {
    cause: 'The certificate does not say what its key may be used for (no key usage extension).',
    remedy: 'None: such a certificate is not from an identity card.',
  },
  ERR_VERIFY_CERTIFICATE_WRONG_PURPOSE: {
    cause: 'The certificate is not for authentication (key usage, extended key usage), or is an authority’s.',
    remedy: 'Log in with the authentication certificate, not with the signature certificate.',
  },
  ERR_VERIFY_CERTIFICATE_POLICY_DISALLOWED: {
    cause: 'The certificate was issued under a policy on the disallowed list.',
    remedy: 'Take the policy off disallowedPolicies if such cards shall log in.',
  },
  ERR_VERIFY_CERTIFICATE_NOT_YET_VALID: {
    cause: 'The certificate, or an authority above it, is not valid yet at the clock of this server.',
    remedy: 'Check the clock of this server.',
  },
  ERR_VERIFY_CERTIFICATE_EXPIRED: {
    cause: 'The certificate, or an authority above it, is no longer valid at the clock of this server.',
    remedy: 'The citizen renews the card or its certificates; check the clock of this server.',
  },
  ERR_VERIFY_CERTIFICATE_NOT_TRUSTED: {
    cause: 'No path of certificates leads from the certificate to a trusted root or authority.',
    remedy:
      'Pass on the chain the bridge sends, or add the issuing authority to trustedCAs; for test cards, and only in tests, their roots to testRoots. May be a forgery.',
  },
  ERR_VERIFY_CERTIFICATE_REVOKED: {
    cause: 'The authority that issued the certificate has revoked it: the card is stolen, lost, replaced or suspended.',
    remedy: 'The citizen uses another way, or asks the commune about the card.',
  },
  ERR_VERIFY_REVOCATION_UNKNOWN: {
    cause: 'The responder does not know the certificate, though a trusted authority issued it.',
    remedy: 'Try again later: a card made this minute may not be known yet. Otherwise report it to the issuer.',
  },
  ERR_VERIFY_REVOCATION_UNAVAILABLE: {
    cause: 'Nobody could say whether the certificate is revoked; what each source said is the cause property.',
    remedy:
      'Check that this server reaches the addresses in the certificate (revocation.proxy, name server, firewall). revocation.whenUnavailable decides what happens meanwhile.',
  },
  ERR_VERIFY_REVOCATION_ANSWER_INVALID: {
    cause:
      'An answer about revocation is not genuine, not in date or not to this question; what is wrong is the cause property.',
    remedy: 'Check the clock of this server and the proxy in between. May be an attack.',
  },
  ERR_VERIFY_CHAIN_MALFORMED: {
    cause: 'The chain is not a list of at most 8 base64 texts of at most 8 KiB each.',
    remedy: 'Pass on the chain exactly as the bridge sends it, or leave it out.',
  },
  ERR_VERIFY_SESSION_INVALID: {
    cause: 'The session id is not a text of 1 to 512 characters.',
    remedy: 'Give the id of the visitor’s own session; never one id for all visitors.',
  },
  ERR_VERIFY_CHALLENGE_NOT_FOUND: {
    cause:
      'No challenge waits for this session: none was issued, it was used already, or the store dropped it as too old.',
    remedy: 'Issue a new challenge and ask for a new token. Many of these at once may be replays.',
  },
  ERR_VERIFY_CHALLENGE_EXPIRED: {
    cause: 'The challenge of this session is older than five minutes.',
    remedy: 'Issue a new challenge and ask for a new token.',
  },
  ERR_VERIFY_CHALLENGE_STORE_FAILED: {
    cause: 'The challenge store failed; the error it gave is the cause property.',
    remedy: 'Repair the store; the citizen can try again then.',
  },
  ERR_VERIFY_ALGORITHM_NOT_ALLOWED: {
    cause: 'The algorithm of the token is not on the allowed list.',
    remedy: 'Widen allowedAlgorithms if such cards shall log in.',
  },
  ERR_VERIFY_ALGORITHM_MISMATCH: {
    cause: 'The algorithm of the token does not fit the type or curve of the certificate’s key.',
    remedy: 'None for a genuine card: the token was altered, or its maker is faulty.',
  },
  ERR_VERIFY_SIGNATURE_INVALID: {
    cause: 'The signature is not by this certificate’s key over this origin and this challenge.',
    remedy: 'Check the origin option against the address citizens see. May be a relayed or replayed login.',
  },
  ERR_VERIFY_IDENTITY_MALFORMED: {
    cause: 'The identity evidence lacks a file, or a file of it is damaged or too large.',
    remedy: 'Check that the page posts the evidence unchanged; read the card again.',
  },
  ERR_VERIFY_REGISTER_NOT_TRUSTED: {
    cause: 'The signing certificate is not one of the National Register, issued by a trusted root.',
    remedy: 'Pass on the chain the bridge sends (it holds the root). May be a forgery.',
  },
  ERR_VERIFY_REGISTER_NOT_VALID_NOW: {
    cause: 'The National Register’s certificate or its root is not valid at the clock of this server.',
    remedy: 'Check the clock of this server; otherwise treat the data as typed by the citizen.',
  },
  ERR_VERIFY_IDENTITY_SIGNATURE_INVALID: {
    cause: 'The National Register did not sign this identity file.',
    remedy: 'Treat the data as false: a file was altered or damaged.',
  },
  ERR_VERIFY_ADDRESS_SIGNATURE_INVALID: {
    cause: 'The National Register did not sign this address for this identity.',
    remedy: 'Treat the data as false: a file was altered, damaged, or is from another card.',
  },
  ERR_VERIFY_IDENTITY_OTHER_PERSON: {
    cause: 'The national number of the identity file is not the one in the certificate that logged in.',
    remedy: 'Treat the data as false: it is from another person’s card.',
  },
  ERR_VERIFY_IDENTITY_CARD_EXPIRED: {
    cause:
      'The card that the identity file names is no longer valid at the clock of this server, or the file does not say until when it is.',
    remedy:
      'Treat the data as typed by the citizen: they may be out of date, kept from an older card. Check the clock of this server.',
  },
  ERR_VERIFY_PHOTO_MISMATCH: {
    cause: 'The photo does not have the hash that the identity file names.',
    remedy: 'Treat the photo as false: it was altered, or is from another card.',
  },
  ERR_VERIFY_INTERNAL: {
    cause: 'A fault of this library or of the runtime; the error is the cause property.',
    remedy: 'Report it. The login is refused.',
  },
} as const satisfies Readonly<Record<string, ErrorText>>;

export type VerificationCode = keyof typeof VERIFICATION_ERRORS;

export const VERIFICATION_CODES = Object.keys(VERIFICATION_ERRORS) as readonly VerificationCode[];

/** The only error that verifying throws. `code` is stable; `message` is English for a log and may change. */
export class VerificationError extends Error {
  override readonly name = 'VerificationError';
  readonly code: VerificationCode;

  constructor(code: VerificationCode, options?: ErrorOptions) {
    super(VERIFICATION_ERRORS[code].cause, options);
    this.code = code;
  }

  /** What the operator does about it. */
  get remedy(): string {
    return VERIFICATION_ERRORS[this.code].remedy;
  }
}

/** The option that {@link ConfigurationError} is about. */
export type VerifierOption =
  | 'origin'
  | 'challenges'
  | 'revocation'
  | 'acceptedFormats'
  | 'allowedAlgorithms'
  | 'disallowedPolicies'
  | 'rootPins'
  | 'trustedCAs'
  | 'testRoots'
  | 'clock'
  | 'clockSkewMs'
  | 'warn'
  | 'ttlMs'
  | 'maxEntries';

/** Thrown while a verifier or a challenge store is being made: a wrong option, found before the first citizen comes. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly code = 'ERR_VERIFIER_CONFIGURATION';
  readonly option: VerifierOption;

  constructor(option: VerifierOption, problem: string) {
    super(`${option}: ${problem}`);
    this.option = option;
  }
}
