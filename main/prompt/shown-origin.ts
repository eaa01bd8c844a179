import { domainToUnicode } from 'node:url';
import { getDomain } from 'tldts';
import type { ShownOrigin } from '../../contracts/window-messages.ts';
import type { Origin } from '../../native-bridge/origin.ts';

/**
 * An origin taken apart for people: the registrable domain is the part that says who it is (public suffix list, its private
 * part included: each customer of a hosting service is somebody else).
 */
export function shownOrigin(origin: Origin): ShownOrigin {
  const { hostname, port, protocol } = new URL(origin);
  const registrable = getDomain(hostname, { allowPrivateDomains: true }) ?? hostname;
  const before = `${protocol}//${hostname.slice(0, hostname.length - registrable.length)}`;
  const unicode = domainToUnicode(hostname);
  return {
    text: origin,
    before,
    registrable,
    after: port === '' ? '' : `:${port}`,
    unicode: unicode === hostname || unicode === '' ? null : unicode,
  };
}
