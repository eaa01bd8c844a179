/**
 * What can go wrong on the page beside the bridge's own errors: the client library's codes as a citizen meets them
 * (a test holds the list against the library), and two of the page itself.
 */
export const CLIENT_FAILURES = [
  'ERR_EID_BRIDGE_NOT_RUNNING',
  'ERR_EID_BLOCKED_BY_BROWSER',
  'ERR_EID_REFUSED',
  'ERR_EID_INCOMPATIBLE',
  'ERR_EID_CONNECTION_LOST',
  /** The browser cannot do what the page needs. */
  'browser-too-old',
  /** The e-counter's own server did not answer. */
  'site-unreachable',
] as const;

export type ClientFailure = (typeof CLIENT_FAILURES)[number];
