import { existsSync, watch, type FSWatcher } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Where there is no file to watch (Windows, macOS): the system starts its service when a reader is plugged in. */
const RETRY_MS = 5_000;

/** pcscd's socket (pcsclite; the variable is its own). */
function socketPath(env: NodeJS.ProcessEnv): string {
  return env['PCSCLITE_CSOCK_NAME'] ?? '/run/pcscd/pcscd.comm';
}

/**
 * Calls once when the PC/SC service may be there (again): when its socket appears, by file events; its folder, or the
 * folder above, may be missing too.
 *
 * @returns stops waiting
 */
export function onServiceMayBeBack(tell: () => void, env: NodeJS.ProcessEnv = process.env): () => void {
  if (process.platform !== 'linux') {
    const timer = setTimeout(tell, RETRY_MS);
    timer.unref();
    return () => {
      clearTimeout(timer);
    };
  }
  const socket = socketPath(env);
  let watcher: FSWatcher | undefined;
  const stop = (): void => {
    watcher?.close();
    watcher = undefined;
  };
  const look = (): void => {
    stop();
    let waitedFor = socket;
    while (!existsSync(dirname(waitedFor)) && dirname(waitedFor) !== waitedFor) waitedFor = dirname(waitedFor);
    watcher = watch(dirname(waitedFor), (_, name) => {
      if (name !== basename(waitedFor) || !existsSync(waitedFor)) return;
      if (waitedFor === socket) {
        stop();
        tell();
      } else look();
    });
    watcher.on('error', look);
  };
  look();
  return stop;
}
