/** How the simulated responder treats a certificate. */
export const REVOCATION_CASES = [
  'good',
  'revoked',
  /** OCSP: not known; the list does not name it, as lists never do. */
  'unknown',
  /** Out of date since yesterday. */
  'late',
  /** Signed by a responder whose certificate the authority never issued. */
  'wrong-signer',
  /** The answer to somebody else's question. The list has no nonce and is right. */
  'wrong-nonce',
  /** Connections are cut. */
  'down',
  /** Connections are held and never answered. */
  'slow',
] as const;

export type RevocationCase = (typeof REVOCATION_CASES)[number];
