/** Why the e-counter's server refused a log-in, as coarse as a citizen needs it; the log has the exact code. */
export const LOGIN_REFUSALS = [
  'session-expired',
  'too-many-attempts',
  'challenge-expired',
  'certificate-expired',
  'certificate-revoked',
  'revocation-unavailable',
  'certificate-not-trusted',
  'linked-elsewhere',
  'not-accepted',
  'server-fault',
] as const;

export type LoginRefusal = (typeof LOGIN_REFUSALS)[number];
