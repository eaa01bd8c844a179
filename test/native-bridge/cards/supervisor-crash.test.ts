import { describe, expect, it } from '@jest/globals';
import { CARD, signParams } from './card-params.ts';
import { superviseFakes, turn, type Supervised } from './fake-worker.ts';

const CRASHED = { ok: false, error: { code: 'ERR_EID_WORKER_CRASHED' } };

/** One call, and the death of the worker that has it. */
async function crash({ supervisor, workers, clock }: Supervised): Promise<void> {
  const listed = supervisor.call('listReaders', {});
  await turn();
  if (workers.started.length === 0 || workers.last.sent.length === 0) clock.advance(0);
  workers.last.die();
  expect(await listed).toEqual(CRASHED);
}

describe('the death of the worker', () => {
  it('fails every pending call', async () => {
    const { supervisor, workers, lines } = superviseFakes();
    const calls = [
      supervisor.call('sign', signParams()),
      supervisor.call('readCertificates', { ...CARD, wanted: ['authentication'] }),
      supervisor.call('release', { readerId: CARD.readerId }),
    ];
    await turn();
    workers.last.die();
    expect(await Promise.all(calls)).toEqual([CRASHED, CRASHED, CRASHED]);
    expect(lines.join()).toContain('"how":"SIGSEGV"');
  });

  it('before it said anything is a crash, too', async () => {
    const { supervisor, workers } = superviseFakes();
    const listed = supervisor.call('listReaders', {});
    await turn();
    workers.last.die('not started');
    expect(await listed).toEqual(CRASHED);
  });

  it('lets no signature wait for the restart: its page may be gone by then', async () => {
    const supervised = superviseFakes();
    await crash(supervised);
    await crash(supervised);
    expect(await supervised.supervisor.call('sign', signParams())).toEqual(CRASHED);
    expect(supervised.workers.started).toHaveLength(2);
  });

  it('never sends a call again', async () => {
    const supervised = superviseFakes();
    const { supervisor, workers } = supervised;
    const signed = supervisor.call('sign', signParams());
    await turn();
    workers.last.die();
    expect(await signed).toEqual(CRASHED);
    const listed = supervisor.call('listReaders', {});
    await turn();
    workers.last.answer(0, []);
    await listed;
    expect(workers.started.map(({ sent }) => sent.map(({ call }) => call))).toEqual([['sign'], ['listReaders']]);
  });

  it('is told to those who listen, once', async () => {
    const supervised = superviseFakes();
    let told = 0;
    supervised.supervisor.onCrash(() => {
      told += 1;
    });
    await crash(supervised);
    supervised.workers.last.die();
    expect(told).toBe(1);
  });

  it('makes what it says afterwards worthless', async () => {
    const supervised = superviseFakes();
    const { supervisor, workers } = supervised;
    await crash(supervised);
    const dead = workers.last;
    const listed = supervisor.call('listReaders', {});
    await turn();
    dead.say({ id: workers.last.sent[0]?.id, ok: true, value: 'from the grave' });
    workers.last.answer(0, []);
    expect(await listed).toEqual({ ok: true, value: [] });
  });
});

describe('the restart', () => {
  it.each([
    [1, 0],
    [2, 200],
    [3, 1_000],
    [4, 5_000],
    [5, 5_000],
    [9, 5_000],
  ])('after crash number %d comes after %d ms', async (crashes, delay) => {
    const supervised = superviseFakes();
    const { supervisor, workers, clock } = supervised;
    for (let n = 1; n <= crashes; n += 1) {
      clock.advance(5_000);
      await crash(supervised);
    }
    const listed = supervisor.call('listReaders', {});
    await turn();
    if (delay > 0) {
      clock.advance(delay - 1);
      await turn();
      expect(workers.started).toHaveLength(crashes);
      clock.advance(1);
      await turn();
    }
    expect(workers.started).toHaveLength(crashes + 1);
    workers.last.answer(0, []);
    expect(await listed).toEqual({ ok: true, value: [] });
  });

  it('is at once again after a minute without a crash', async () => {
    const supervised = superviseFakes();
    const { supervisor, workers, clock } = supervised;
    for (let n = 0; n < 4; n += 1) {
      clock.advance(5_000);
      await crash(supervised);
    }
    clock.advance(60_001);
    await crash(supervised);
    void supervisor.call('listReaders', {});
    await turn();
    expect(workers.started).toHaveLength(6);
  });

  it('happens once for all calls that wait for it', async () => {
    const supervised = superviseFakes();
    const { supervisor, workers, clock } = supervised;
    for (let n = 0; n < 2; n += 1) await crash(supervised);
    const calls = [supervisor.call('listReaders', {}), supervisor.call('listReaders', {})];
    await turn();
    clock.advance(200);
    await turn();
    expect(workers.started).toHaveLength(3);
    workers.last.answer(0, []);
    workers.last.answer(1, []);
    expect(await Promise.all(calls)).toEqual([
      { ok: true, value: [] },
      { ok: true, value: [] },
    ]);
  });

  it('does not keep a call waiting that the end of the bridge overtakes', async () => {
    const supervised = superviseFakes();
    const { supervisor, workers } = supervised;
    for (let n = 0; n < 2; n += 1) await crash(supervised);
    const listed = supervisor.call('listReaders', {});
    await turn();
    void supervisor.close();
    expect(await listed).toEqual(CRASHED);
    expect(workers.started).toHaveLength(2);
  });
});
