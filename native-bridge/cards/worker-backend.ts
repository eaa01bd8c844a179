import { ok } from '../../contracts/result.ts';
import type { WorkerReader } from '../../contracts/worker-messages.ts';
import type { CardBackend } from './card-backend.ts';
import { createWorkerSupervisor, type SupervisorOptions } from './worker-supervisor.ts';

export interface WorkerBackend extends CardBackend {
  /** The way to the cards changed: the next call goes to a worker that starts with what is in force now. */
  readonly renew: () => void;
}

/** The cards behind a supervised worker process. */
export function createWorkerBackend(options: SupervisorOptions): WorkerBackend {
  const supervisor = createWorkerSupervisor(options);
  const watchers = new Set<(readers: readonly WorkerReader[]) => void>();
  let latest: readonly WorkerReader[] | undefined;

  const tell = (readers: readonly WorkerReader[]): void => {
    if (watchers.size === 0) return;
    latest = readers;
    for (const watcher of [...watchers]) watcher(readers);
  };

  const setWatching = (enabled: boolean): void => {
    supervisor.hold(enabled);
    if (!enabled) latest = undefined;
    void supervisor.call('watch', { enabled });
  };

  supervisor.onReaders(tell);
  const watchAnew = (): void => {
    latest = undefined;
    // The cards may well be where they were: watchers hear of what the next worker finds, not of the change.
    if (watchers.size > 0) setWatching(true);
  };
  supervisor.onCrash(watchAnew);
  supervisor.onRenewed(watchAnew);

  return {
    // While somebody watches, a card that is in is known already; the call that uses it makes sure of it anyway.
    listReaders: () =>
      latest?.some(({ card }) => card !== null) === true
        ? Promise.resolve(ok(latest))
        : supervisor.call('listReaders', {}),
    readCertificates: (params) => supervisor.call('readCertificates', params),
    readIdentityFiles: (params) => supervisor.call('readIdentityFiles', params),
    sign: (params) => supervisor.call('sign', params),
    changePin: (params) => supervisor.call('changePin', params),
    describeAccess: (params) => supervisor.call('describeAccess', params),
    // What a worker had open went with it: none is started only to hear that.
    release: (params) => (supervisor.running ? supervisor.call('release', params) : Promise.resolve(ok(null))),
    watch: (listener) => {
      watchers.add(listener);
      if (watchers.size === 1) setWatching(true);
      else if (latest !== undefined) listener(latest);
      return () => {
        if (watchers.delete(listener) && watchers.size === 0) setWatching(false);
      };
    },
    renew: () => {
      supervisor.renew();
    },
    close: () => {
      watchers.clear();
      return supervisor.close();
    },
  };
}
