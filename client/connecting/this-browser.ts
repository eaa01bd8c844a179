import type { Browser } from './browser.ts';
import { queryLoopbackPermission } from './permission.ts';

/** Optional although typed otherwise: old Safari has no permissions, a worker no document, Node neither. */
interface Host {
  readonly navigator?: { readonly permissions?: Permissions };
  readonly document?: Document;
  readonly location?: Location;
}

/** Browsers ask nothing for a page that this computer serves itself: a slow socket there is no open question. */
const OWN_HOST = /localhost$|^127\.|^\[::1]/;

/** The browser this page runs in. */
export function thisBrowser(): Browser {
  const host: Host = globalThis;
  return {
    openSocket: (url, protocol) => {
      try {
        return new WebSocket(url, protocol);
      } catch {
        return undefined;
      }
    },
    queryPermission: async () =>
      OWN_HOST.test(host.location?.hostname ?? '') ? undefined : queryLoopbackPermission(host.navigator?.permissions),
    probe: (url, signal) =>
      fetch(url, { mode: 'no-cors', cache: 'no-store', credentials: 'omit', signal }).then(
        () => true,
        () => false,
      ),
    onPolicyViolation: (listener, signal) =>
      host.document?.addEventListener(
        'securitypolicyviolation',
        (event) => {
          listener(event.blockedURI);
        },
        { signal },
      ),
  };
}
