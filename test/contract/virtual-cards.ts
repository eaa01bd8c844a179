import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WayChoice } from '../../contracts/worker-messages.ts';
import type { CitizenId } from '../../simulator/cards.ts';
import type { Profile } from '../../simulator/card/profiles.ts';
import { startVirtualReaders, type RunningReaders } from '../../simulator/card/virtual-reader.ts';
import { TEST_PINS } from '../support/secrets/test-pins.ts';
import { startWorkerCards, type Citizens, type TestCards, type WorkerCards, type WorkerOptions } from './test-cards.ts';

export const OPENSC_MODULE = '/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so';

const IN_PROCESS_WORKER = fileURLToPath(new URL('../../simulator/card/worker.ts', import.meta.url));

/** The virtual card that has this citizen's files. */
const PROFILE_OF: Partial<Record<CitizenId, Profile>> = { 'fr-rsa': 'rsa-fr', 'nl-p384': 'ec-nl', 'fr-p384': 'ec-fr' };

export interface VirtualCards extends TestCards, Pick<WorkerCards, 'workers'> {
  readonly readers: RunningReaders;
}

export interface VirtualCardsOptions extends WorkerOptions {
  readonly way: WayChoice;
  readonly modulePath?: string;
}

/** Virtual cards on the real PC/SC daemon, one reader each, two at most. */
export async function startVirtualCards(
  profiles: readonly Profile[],
  { way, modulePath, ...options }: VirtualCardsOptions,
): Promise<VirtualCards> {
  const folder = await mkdtemp(join(tmpdir(), 'vr-'));
  const readers = await startVirtualReaders({ folder });
  for (const [index, profile] of profiles.entries()) {
    await readers.ask({ do: 'insert', profile, pin: TEST_PINS.main, reader: index === 0 ? 1 : 2 });
  }
  const source = { way, env: readers.env, ...(modulePath === undefined ? {} : { modulePath }) };
  const cards = startWorkerCards(source, options);
  await untilIn(cards, profiles.length);
  return {
    ...cards,
    readers,
    pin: TEST_PINS.main,
    close: async () => {
      await cards.close();
      await readers.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** pcscd looks for a virtual card a few times a second. */
export function untilIn({ backend }: Pick<WorkerCards, 'backend'>, count: number): Promise<void> {
  return new Promise((resolve) => {
    const stop = backend.watch((seen) => {
      if (seen.filter(({ card }) => card !== null).length !== count) return;
      queueMicrotask(() => {
        stop();
        resolve();
      });
    });
  });
}

/** Of these citizens, on the real PC/SC daemon. */
export function startVirtualCardsOf(citizens: Citizens, options: VirtualCardsOptions): Promise<VirtualCards> {
  return startVirtualCards(citizens.map(profileOf), options);
}

/** The same cards in the worker's own process: any system, nothing to install. */
export function startInProcessCards(citizens: Citizens): Promise<TestCards> {
  const env = { VIRTUAL_CARDS: citizens.map(profileOf).join(','), VIRTUAL_CARD_PIN: TEST_PINS.main };
  return Promise.resolve({
    ...startWorkerCards({ way: 'direct', env, entry: IN_PROCESS_WORKER }),
    pin: TEST_PINS.main,
  });
}

function profileOf(citizen: CitizenId): Profile {
  const profile = PROFILE_OF[citizen];
  if (profile === undefined) throw new Error(`no virtual card of ${citizen}`);
  return profile;
}
