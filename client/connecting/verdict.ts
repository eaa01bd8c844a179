import { BLOCKED, type ClientFault } from '../errors.ts';
import type { OpenFailure } from './open-socket.ts';

/**
 * What to make of a socket that did not open. Browsers report a refused connection, a denied permission and a refused
 * upgrade alike (close 1006), so the permission before and after the attempt and the question seen open decide.
 *
 * - `retry`: the permission came during the attempt; the bridge may have dropped the waiting connection.
 * - `ask-http`: a plain HTTP request will tell whether anything is there.
 */
export type Verdict = 'retry' | 'ask-http' | ClientFault;

export function judge(
  { fault, prompted }: OpenFailure,
  before: PermissionState | undefined,
  after: PermissionState | undefined,
): Verdict {
  if (fault === 'ABORTED') return fault;
  if (before === 'prompt' && after === 'granted') return 'retry';
  if (fault !== 'failed') return fault;
  // Undecided although the question was open: dismissed.
  return after === 'denied' || (after === 'prompt' && prompted) ? BLOCKED : 'ask-http';
}
