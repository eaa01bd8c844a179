import type { ClientFault } from '../errors.ts';
import type { OpenFailure } from './open-socket.ts';
import type { PermissionReading } from './permission.ts';

/**
 * What to make of a socket that did not open. Browsers report a refused connection, a denied permission and a refused
 * upgrade alike (close 1006), so the permission before and after the attempt and the question seen open decide.
 *
 * - `retry`: the permission came during the attempt; the bridge may have dropped the waiting connection.
 * - `ask-http`: a plain HTTP request will tell whether anything is there.
 */
export type Verdict = 'retry' | 'ask-http' | Extract<ClientFault, 'BLOCKED_BY_BROWSER' | 'INCOMPATIBLE' | 'ABORTED'>;

export function judge({ fault, prompted }: OpenFailure, before: PermissionReading, after: PermissionReading): Verdict {
  if (fault === 'aborted') return 'ABORTED';
  if (fault === 'wrong-protocol') return 'INCOMPATIBLE';
  if (after === 'granted' && before === 'prompt') return 'retry';
  // Undecided although the question was open: dismissed.
  const dismissed = after === 'prompt' && prompted;
  const blocked = fault === 'forbidden' || fault === 'unanswered' || after === 'denied' || dismissed;
  return blocked ? 'BLOCKED_BY_BROWSER' : 'ask-http';
}
