import { watch } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createWorkerBackend } from '../../../native-bridge/cards/worker-backend.ts';
import { systemClock } from '../../../native-bridge/clock.ts';
import { silentLog } from '../../../native-bridge/logging/log.ts';
import { createSoftHsmToken } from '../../../simulator/token/softhsm-token.ts';
import { onlyCardIn, signWith, valueOf } from '../../contract/card-calls.ts';
import { TEST_PINS } from '../../support/secrets/test-pins.ts';
import { observedWorker } from '../cards/observed-worker.ts';

const PIN = TEST_PINS.long;

/** The heap snapshot that the process writes into the folder when it gets SIGUSR2. */
async function heapSnapshot(pid: number, folder: string): Promise<string> {
  const complete = async (): Promise<string | null> => {
    const [file] = (await readdir(folder)).filter((name) => name.endsWith('.heapsnapshot'));
    const text = file === undefined ? '' : await readFile(join(folder, file), 'utf8');
    return text.trimEnd().endsWith(']}') ? text : null;
  };
  return new Promise((resolve) => {
    const watcher = watch(folder, () => {
      void complete().then((text) => {
        if (text === null) return;
        watcher.close();
        resolve(text);
      });
    });
    process.kill(pid, 'SIGUSR2');
  });
}

describe('the worker', () => {
  it('keeps no text of the PIN after a signature', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'worker-heap-'));
    const snapshots = await mkdtemp(join(folder, 'snapshots-'));
    const token = await createSoftHsmToken({ folder: join(folder, 'token'), citizens: ['fr-rsa'], pin: PIN });
    if (!token.ok) throw new Error(token.error.kind);
    const NODE_OPTIONS = `--heapsnapshot-signal=SIGUSR2 --diagnostic-dir=${snapshots}`;
    const { spawn, workers } = observedWorker({
      modulePath: token.value.modulePath,
      env: { ...token.value.env, NODE_OPTIONS },
    });
    const backend = createWorkerBackend({ spawn, clock: systemClock, log: silentLog });
    const card = await onlyCardIn(backend);
    valueOf(await signWith(backend, card, { algorithm: 'RS256', pin: PIN }));
    const refused = await signWith(backend, card, { algorithm: 'RS256', pin: TEST_PINS.wrong });
    expect(refused.ok).toBe(false);

    const heap = await heapSnapshot(workers[0]?.process.pid ?? 0, snapshots);
    // What must be there shows that the search would find what must not.
    expect(heap).toContain('readIdentityFiles');
    expect(heap).toContain(card.cardId);
    expect(heap.includes(PIN)).toBe(false);
    expect(heap.includes(TEST_PINS.wrong)).toBe(false);
    await backend.close();
    await rm(folder, { recursive: true });
  });
});
