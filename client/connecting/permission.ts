import type { LoopbackPermission } from './browser.ts';

/** `unknown`: this browser has no such permission, so it never asks. */
export type PermissionReading = PermissionState | 'unknown';

/** Chromium 147+ and Firefox 154+ know the first name; Chromium 138-146 knows the second. */
const NAMES = ['loopback-network', 'local-network-access'];

/** The permission "access other apps and services on this device", by whichever name the browser knows. */
export function loopbackPermission(permissions: Pick<Permissions, 'query'> | undefined): LoopbackPermission {
  const query = async (): Promise<PermissionStatus | undefined> => {
    for (const name of NAMES) {
      try {
        // Asked afresh each time: an earlier status object can lag behind the socket's own events.
        return await permissions?.query({ name: name as PermissionName });
      } catch {
        // A browser throws TypeError for a name it does not know.
      }
    }
    return undefined;
  };
  return {
    read: async () => (await query())?.state ?? 'unknown',
    onChange: (listener, signal) => {
      void query().then((status) => {
        status?.addEventListener(
          'change',
          () => {
            listener(status.state);
          },
          { signal },
        );
      });
    },
  };
}
