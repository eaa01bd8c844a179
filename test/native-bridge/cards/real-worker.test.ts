import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { forkWorker, type SpawnWorker } from '../../../native-bridge/cards/worker-process.ts';
import { createWorkerSupervisor, type WorkerSupervisor } from '../../../native-bridge/cards/worker-supervisor.ts';
import { silentLog } from '../../../native-bridge/logging/log.ts';
import { workerEntry } from '../../../native-bridge/worker-entry.ts';
import { createManualClock } from '../../support/bridge/manual-clock.ts';
import { signParams } from './card-params.ts';
import { observeSpawn, type ObservedSpawn } from './observed-worker.ts';

const NOWHERE = join(tmpdir(), 'no-such-module.so');

let supervisor: WorkerSupervisor | undefined;

afterEach(async () => {
  await supervisor?.close();
});

function supervise(spawn: SpawnWorker): ObservedSpawn & { readonly supervisor: WorkerSupervisor } {
  const observed = observeSpawn(spawn);
  supervisor = createWorkerSupervisor({ spawn: observed.spawn, clock: createManualClock(), log: silentLog });
  return { ...observed, supervisor };
}

describe('a worker that cannot be started', () => {
  it.each([
    ['its file is missing', forkWorker(join(tmpdir(), 'no-such-worker.ts'), [])],
    ['its file is no program', forkWorker(join(tmpdir()), [])],
  ])('fails the call with a typed error: %s', async (_, spawn) => {
    const { supervisor: running } = supervise(spawn);
    const failed = { ok: false, error: { code: 'ERR_EID_WORKER_CRASHED' } };
    expect(await running.call('listReaders', {})).toEqual(failed);
    expect(await running.call('listReaders', {})).toEqual(failed);
  });
});

describe('a real worker', () => {
  it('that is killed from outside fails what waits, and the next call has another', async () => {
    const { supervisor: running, workers } = supervise(forkWorker(workerEntry(), [NOWHERE]));
    const missing = { ok: false, error: { code: 'ERR_EID_MODULE_NOT_FOUND' } };
    expect(await running.call('listReaders', {})).toEqual(missing);
    const waiting = [running.call('listReaders', {}), running.call('sign', signParams())];
    process.kill(workers[0]?.process.pid ?? 0, 'SIGSTOP');
    process.kill(workers[0]?.process.pid ?? 0, 'SIGKILL');
    for (const call of waiting) {
      const outcome = await call;
      expect(outcome).toMatchObject({ ok: false });
    }
    expect(await workers[0]?.exited).toBe('SIGKILL');
    expect(await running.call('listReaders', {})).toEqual(missing);
    expect(workers).toHaveLength(2);
  });

  it('answers a call that breaks the schema with a typed error', async () => {
    const { supervisor: running } = supervise(forkWorker(workerEntry(), [NOWHERE]));
    const outcome = await running.call('sign', { ...signParams(), algorithm: 'MD5' as never });
    expect(outcome).toEqual({ ok: false, error: { code: 'ERR_EID_INTERNAL' } });
  });

  it('takes no notice of what is no call', async () => {
    const { supervisor: running, workers } = supervise(forkWorker(workerEntry(), [NOWHERE]));
    await running.call('listReaders', {});
    for (const nonsense of ['text', null, {}, { id: 1 }, { id: 1, call: 'format', params: {} }]) {
      workers[0]?.process.send(nonsense);
    }
    expect(await running.call('release', { readerId: 'none' as never })).toEqual({ ok: true, value: null });
    expect(workers).toHaveLength(1);
  });

  it('ends when its line is cut', async () => {
    const { supervisor: running, workers } = supervise(forkWorker(workerEntry(), [NOWHERE]));
    await running.call('listReaders', {});
    await running.close();
    expect(await workers[0]?.exited).toBe('exit 0');
  });
});
