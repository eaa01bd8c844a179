/** `unknown`: this browser has no such permission, so it never asks. */
export type PermissionReading = PermissionState | 'unknown';

/** Chromium 147+ and Firefox 154+ know the first name; Chromium 138-146 knows the second. */
const NAMES = ['loopback-network', 'local-network-access'];

/** The permission "access other apps and services on this device", by whichever name the browser knows. */
export async function queryLoopbackPermission(
  permissions: Pick<Permissions, 'query'> | undefined,
): Promise<PermissionStatus | undefined> {
  for (const name of NAMES) {
    try {
      return await permissions?.query({ name: name as PermissionName });
    } catch {
      // A browser throws TypeError for a name it does not know.
    }
  }
  return undefined;
}
