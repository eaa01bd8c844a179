import { describe, expect, it } from '@jest/globals';
import { signParams } from './card-params.ts';
import { superviseFakes, turn, type Supervised } from './fake-worker.ts';

const IDLE_MS = 10_000;
const CRASHED = { ok: false, error: { code: 'ERR_EID_WORKER_CRASHED' } };

async function listOnce({ supervisor, workers }: Supervised): Promise<void> {
  const listed = supervisor.call('listReaders', {});
  await turn();
  workers.last.answer(workers.last.sent.length - 1, []);
  await listed;
}

describe('an idle worker', () => {
  it('is asked to end after a while, and the next call starts another', async () => {
    const supervised = superviseFakes(IDLE_MS);
    const { workers, clock } = supervised;
    await listOnce(supervised);
    clock.advance(IDLE_MS - 1);
    expect(workers.last.fate).toBe('running');
    clock.advance(1);
    expect(workers.last.fate).toBe('asked-to-end');
    workers.last.die('exit 0');
    await listOnce(supervised);
    expect(workers.started).toHaveLength(2);
    expect(workers.last.fate).toBe('running');
  });

  it('that ends as it was asked to is no crash', async () => {
    const supervised = superviseFakes(IDLE_MS);
    const { supervisor, workers, clock, lines } = supervised;
    let crashes = 0;
    supervisor.onCrash(() => {
      crashes += 1;
    });
    await listOnce(supervised);
    clock.advance(IDLE_MS);
    workers.last.die('exit 0');
    clock.advance(60_000);
    expect(crashes).toBe(0);
    expect(lines.join()).not.toContain('worker-crashed');
    expect(workers.last.fate).toBe('asked-to-end');
    expect(clock.waiting).toBe(0);
  });

  it('that does not end when asked to is killed', async () => {
    const supervised = superviseFakes(IDLE_MS);
    const { workers, clock } = supervised;
    await listOnce(supervised);
    clock.advance(IDLE_MS);
    expect(workers.last.fate).toBe('asked-to-end');
    clock.advance(60_000);
    expect(workers.last.fate).toBe('killed');
  });

  it('is not idle while a call is under way', async () => {
    const supervised = superviseFakes(1_000);
    const { supervisor, workers, clock } = supervised;
    await listOnce(supervised);
    void supervisor.call('sign', signParams());
    await turn();
    clock.advance(3_999);
    expect(workers.last.fate).toBe('running');
  });

  it('stays while it is held, and no longer', async () => {
    const supervised = superviseFakes(IDLE_MS);
    const { supervisor, workers, clock } = supervised;
    supervisor.hold(true);
    await listOnce(supervised);
    clock.advance(10 * IDLE_MS);
    expect(workers.last.fate).toBe('running');
    supervisor.hold(false);
    clock.advance(IDLE_MS);
    expect(workers.last.fate).toBe('asked-to-end');
  });
});

describe('close', () => {
  it('asks an idle worker to end and waits for it', async () => {
    const supervised = superviseFakes();
    const { supervisor, workers } = supervised;
    await listOnce(supervised);
    let closed = false;
    const closing = supervisor.close().then(() => {
      closed = true;
    });
    await turn();
    expect([workers.last.fate, closed]).toEqual(['asked-to-end', false]);
    workers.last.die('exit 0');
    await closing;
    expect(closed).toBe(true);
  });

  it('kills a worker that does not end', async () => {
    const supervised = superviseFakes();
    const { supervisor, workers, clock } = supervised;
    await listOnce(supervised);
    const closing = supervisor.close();
    clock.advance(60_000);
    expect(workers.last.fate).toBe('killed');
    workers.last.die('SIGKILL');
    await closing;
  });

  it('kills a worker in the middle of a call and fails the call', async () => {
    const { supervisor, workers } = superviseFakes();
    const signed = supervisor.call('sign', signParams());
    await turn();
    const closing = supervisor.close();
    expect(workers.last.fate).toBe('killed');
    expect(await signed).toEqual(CRASHED);
    workers.last.die('SIGKILL');
    await closing;
  });

  it('refuses calls from then on and starts nothing', async () => {
    const { supervisor, workers } = superviseFakes();
    await supervisor.close();
    expect(await supervisor.call('listReaders', {})).toEqual(CRASHED);
    expect(workers.started).toHaveLength(0);
  });

  it('waits for a worker that was ending already', async () => {
    const supervised = superviseFakes(IDLE_MS);
    const { supervisor, workers, clock } = supervised;
    await listOnce(supervised);
    clock.advance(IDLE_MS);
    let closed = false;
    const closing = supervisor.close().then(() => {
      closed = true;
    });
    await turn();
    expect(closed).toBe(false);
    workers.last.die('exit 0');
    await closing;
  });

  it('leaves no timer behind', async () => {
    const supervised = superviseFakes();
    await listOnce(supervised);
    const closing = supervised.supervisor.close();
    supervised.workers.last.die('exit 0');
    await closing;
    expect(supervised.clock.waiting).toBe(0);
  });
});
