/** Failures that are answered with a page of their own. */
export const HTTP_FAILURES = {
  'bad-request': 400,
  'session-expired': 403,
  'not-found': 404,
  'too-large': 413,
  'too-many': 429,
  unexpected: 500,
} as const;

export type HttpFailure = keyof typeof HTTP_FAILURES;

/** @param status HTTP status that Fastify or a plugin chose for an error */
export function httpFailure(status: number | undefined): HttpFailure {
  switch (status) {
    case 403:
      return 'session-expired';
    case 404:
      return 'not-found';
    case 413:
      return 'too-large';
    case 429:
      return 'too-many';
    default:
      return status !== undefined && status >= 400 && status < 500 ? 'bad-request' : 'unexpected';
  }
}
