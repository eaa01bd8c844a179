import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { WayChoice, WorkerReader } from '../../../contracts/worker-messages.ts';
import type { CardBackend } from '../../../native-bridge/cards/card-backend.ts';
import { workerArguments } from '../../../native-bridge/cards/worker-arguments.ts';
import { createWorkerBackend } from '../../../native-bridge/cards/worker-backend.ts';
import { forkWorker } from '../../../native-bridge/cards/worker-process.ts';
import { systemClock } from '../../../native-bridge/clock.ts';
import { createLog } from '../../../native-bridge/logging/log.ts';
import { workerEntry } from '../../../native-bridge/worker-entry.ts';
import type { Profile } from '../../../simulator/card/profiles.ts';
import {
  startVirtualReaders,
  virtualReaderHindrance,
  type RunningReaders,
} from '../../../simulator/card/virtual-reader.ts';
import { PIN, type World } from '../world.ts';

/** A virtual card in a virtual reader of a real pcscd, and the bridge's card worker on it. */
export interface MeasuredReader {
  readonly readers: RunningReaders;
  readonly backend: CardBackend;
  /** A card whose data nobody has read yet: the one before is taken out. Resolves with the reader it is in. */
  insert(profile: Profile): Promise<WorkerReader>;
  /** Commands the card was asked since this was asked last. */
  apdus(): Promise<number>;
  close(): Promise<void>;
}

export interface MeasuredWay {
  readonly way: WayChoice;
  readonly modulePath?: string;
}

export async function startMeasuredReader(world: World, { way, modulePath }: MeasuredWay): Promise<MeasuredReader> {
  const readers = await startReaders(world);
  const args = workerArguments(modulePath === undefined ? [] : [modulePath], { way, readerName: null });
  const backend = createWorkerBackend({
    spawn: forkWorker(workerEntry(), args, { ...process.env, ...readers.env }),
    clock: systemClock,
    log: createLog('error', () => undefined),
  });
  const until = <T>(found: (seen: readonly WorkerReader[]) => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const stop = backend.watch((seen) => {
        const wanted = found(seen);
        if (wanted === undefined) return;
        queueMicrotask(() => {
          stop();
          resolve(wanted);
        });
      });
    });
  return {
    readers,
    backend,
    insert: async (profile) => {
      // A module takes the same card for the one it knows where nobody looks in between.
      await readers.ask({ do: 'remove' });
      await until((seen) => (seen.every(({ card }) => card === null) ? true : undefined));
      await readers.ask({ do: 'insert', profile, pin: PIN });
      return until((seen) => seen.find(({ card }) => card !== null));
    },
    apdus: async () => (await readers.ask({ do: 'apdus', reset: true })).apdus?.total ?? Number.NaN,
    close: async () => {
      await backend.close();
      await readers.stop();
    },
  };
}

let started = 0;

/** @throws Error that says why this machine has no virtual reader */
export async function startReaders({ folder }: World): Promise<RunningReaders> {
  const hindrance = virtualReaderHindrance();
  if (hindrance !== null) throw new Error(hindrance);
  started += 1;
  const own = join(folder, `vr${started}`);
  await mkdir(own);
  return startVirtualReaders({ folder: own });
}
