import { describe, expect, it } from '@jest/globals';
import type { WorkerReader } from '../../../contracts/worker-messages.ts';
import { createWorkerBackend } from '../../../native-bridge/cards/worker-backend.ts';
import { silentLog } from '../../../native-bridge/logging/log.ts';
import { CARD, reader, readerWithCard, signParams } from './card-params.ts';
import { createFakeWorkers, LIMITS, turn } from './fake-worker.ts';
import { createManualClock } from '../../support/bridge/manual-clock.ts';

const IDLE_MS = 10_000;

function backendOnFakes() {
  const workers = createFakeWorkers();
  const clock = createManualClock();
  const backend = createWorkerBackend({ spawn: workers.spawn, clock, log: silentLog, limits: LIMITS, idleMs: IDLE_MS });
  const heard: (readonly WorkerReader[])[] = [];
  const report = (readers: readonly WorkerReader[]): void => {
    workers.last.say({ event: 'readers', readers });
  };
  const sentCalls = (): unknown[] =>
    workers.last.sent.map(({ call, params }) => (call === 'watch' ? { [call]: params } : call));
  return {
    backend,
    workers,
    clock,
    heard,
    listen: (readers: (typeof heard)[0]) => heard.push(readers),
    report,
    sentCalls,
  };
}

describe('watch', () => {
  it('watches once for all listeners and tells each how things are', async () => {
    const { backend, workers, heard, listen, report, sentCalls } = backendOnFakes();
    backend.watch(listen);
    await turn();
    expect(sentCalls()).toEqual([{ watch: { enabled: true } }]);
    report([reader()]);
    const late: unknown[] = [];
    backend.watch((readers) => late.push(readers));
    expect([heard, late]).toEqual([[[reader()]], [[reader()]]]);
    report([readerWithCard()]);
    expect([heard.at(-1), late.at(-1)]).toEqual([[readerWithCard()], [readerWithCard()]]);
    expect(workers.started).toHaveLength(1);
  });

  it('ends with its last listener, and so does the worker', async () => {
    const { backend, workers, clock, listen, sentCalls } = backendOnFakes();
    const stopFirst = backend.watch(listen);
    const stopSecond = backend.watch(() => undefined);
    await turn();
    workers.last.answer(0, null);
    clock.advance(10 * IDLE_MS);
    stopFirst();
    stopFirst();
    await turn();
    expect(workers.last.fate).toBe('running');
    stopSecond();
    await turn();
    expect(sentCalls()).toEqual([{ watch: { enabled: true } }, { watch: { enabled: false } }]);
    workers.last.answer(1, null);
    clock.advance(IDLE_MS);
    expect(workers.last.fate).toBe('asked-to-end');
  });

  it('goes on with the next worker after a crash', async () => {
    const { backend, workers, heard, listen, report, sentCalls } = backendOnFakes();
    backend.watch(listen);
    await turn();
    report([readerWithCard()]);
    workers.last.die();
    await turn();
    expect(workers.started).toHaveLength(2);
    expect(sentCalls()).toEqual([{ watch: { enabled: true } }]);
    report([readerWithCard('another')]);
    expect(heard).toEqual([[readerWithCard()], [readerWithCard('another')]]);
  });

  it('that ends while the worker is down leaves none that watches on', async () => {
    const { backend, workers, clock, listen, sentCalls } = backendOnFakes();
    const stop = backend.watch(listen);
    for (let crashes = 0; crashes < 2; crashes += 1) {
      await turn();
      workers.last.die();
    }
    stop();
    clock.advance(200);
    await turn();
    expect(sentCalls()).toEqual([{ watch: { enabled: true } }, { watch: { enabled: false } }]);
    workers.last.answer(0, null);
    workers.last.answer(1, null);
    clock.advance(IDLE_MS);
    expect(workers.last.fate).toBe('asked-to-end');
  });

  it('keeps nothing of what is told when nobody watches', async () => {
    const { backend, workers, listen, report } = backendOnFakes();
    backend.watch(listen)();
    await turn();
    report([readerWithCard('seen')]);
    void backend.listReaders();
    await turn();
    expect(workers.last.sent.at(-1)?.call).toBe('listReaders');
  });
});

describe('listReaders', () => {
  it('answers from the watch while a card is known to be in', async () => {
    const { backend, listen, report, sentCalls } = backendOnFakes();
    backend.watch(listen);
    await turn();
    report([readerWithCard()]);
    expect(await backend.listReaders()).toEqual({ ok: true, value: [readerWithCard()] });
    expect(sentCalls()).toHaveLength(1);
  });

  it.each([
    ['nobody watches', false, [readerWithCard()]],
    ['no card was seen', true, [reader()]],
  ])('asks the worker where %s', async (_, watching, seen) => {
    const { backend, workers, listen, report } = backendOnFakes();
    const stop = backend.watch(listen);
    await turn();
    report(seen);
    if (!watching) stop();
    const listed = backend.listReaders();
    await turn();
    workers.last.answer(workers.last.sent.length - 1, [readerWithCard('fresh')]);
    expect(await listed).toEqual({ ok: true, value: [readerWithCard('fresh')] });
  });

  it('does not trust what a crashed worker saw', async () => {
    const { backend, workers, listen, report } = backendOnFakes();
    backend.watch(listen);
    await turn();
    report([readerWithCard('old')]);
    workers.last.die();
    const listed = backend.listReaders();
    await turn();
    expect(workers.last.sent.map(({ call }) => call)).toEqual(['watch', 'listReaders']);
    workers.last.answer(1, [readerWithCard('new')]);
    expect(await listed).toEqual({ ok: true, value: [readerWithCard('new')] });
  });
});

describe('the calls about a card', () => {
  it('go to the worker as they are', async () => {
    const { backend, workers } = backendOnFakes();
    const certificates = { ...CARD, wanted: ['ca' as const] };
    const files = { ...CARD, files: ['photo' as const] };
    const sign = signParams();
    void backend.readCertificates(certificates);
    void backend.readIdentityFiles(files);
    void backend.sign(sign);
    await turn();
    void backend.release({ readerId: CARD.readerId });
    await turn();
    expect(workers.last.sent.map(({ call, params }) => [call, params])).toEqual([
      ['readCertificates', certificates],
      ['readIdentityFiles', files],
      ['sign', sign],
      ['release', { readerId: CARD.readerId }],
    ]);
  });

  it('do not start a worker only to release what no worker holds', async () => {
    const { backend, workers } = backendOnFakes();
    expect(await backend.release({ readerId: CARD.readerId })).toEqual({ ok: true, value: null });
    expect(workers.started).toHaveLength(0);
  });
});

describe('close', () => {
  it('ends the worker and tells no listener anything any more', async () => {
    const { backend, workers, heard, listen } = backendOnFakes();
    backend.watch(listen);
    await turn();
    workers.last.answer(0, null);
    const { last } = workers;
    const closing = backend.close();
    last.say({ event: 'readers', readers: [readerWithCard()] });
    expect(last.fate).toBe('asked-to-end');
    last.die('exit 0');
    await closing;
    expect(heard).toEqual([]);
    expect(workers.started).toHaveLength(1);
  });
});
