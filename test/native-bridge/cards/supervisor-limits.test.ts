import { describe, expect, it } from '@jest/globals';
import type { EidError } from '../../../contracts/errors.ts';
import type { Result } from '../../../contracts/result.ts';
import { DEFAULT_CALL_LIMITS } from '../../../native-bridge/cards/call-limits.ts';
import type { WorkerSupervisor } from '../../../native-bridge/cards/worker-supervisor.ts';
import { CARD, signParams } from './card-params.ts';
import { LIMITS, superviseFakes, turn } from './fake-worker.ts';

const MODULE_FAILED = { ok: false, error: { code: 'ERR_EID_MODULE_FAILED' } };
const CRASHED = { ok: false, error: { code: 'ERR_EID_WORKER_CRASHED' } };

const CALLS: readonly [
  limit: keyof typeof LIMITS,
  make: (supervisor: WorkerSupervisor) => Promise<Result<unknown, EidError>>,
][] = [
  ['listReaders', (supervisor) => supervisor.call('listReaders', {})],
  ['watch', (supervisor) => supervisor.call('watch', { enabled: true })],
  ['readCertificates', (supervisor) => supervisor.call('readCertificates', { ...CARD, wanted: [] })],
  ['readIdentityFiles', (supervisor) => supervisor.call('readIdentityFiles', { ...CARD, files: [] })],
  ['sign', (supervisor) => supervisor.call('sign', signParams())],
  ['signOnPinPad', (supervisor) => supervisor.call('sign', signParams(null))],
  ['release', (supervisor) => supervisor.call('release', { readerId: CARD.readerId })],
];

describe.each(CALLS)('a hanging call: %s', (limit, make) => {
  it('is ended with its worker when its time is over, not before', async () => {
    const { supervisor, workers, clock } = superviseFakes();
    const hanging = make(supervisor);
    await turn();
    clock.advance(LIMITS[limit] - 1);
    expect(workers.last.fate).toBe('running');
    clock.advance(1);
    expect(workers.last.fate).toBe('killed');
    expect(await hanging).toEqual(MODULE_FAILED);
  });

  it('leaves the next call a fresh worker', async () => {
    const { supervisor, workers, clock } = superviseFakes();
    const hanging = make(supervisor);
    await turn();
    clock.advance(LIMITS[limit]);
    await hanging;
    const listed = supervisor.call('listReaders', {});
    await turn();
    workers.started[0]?.die('SIGKILL');
    workers.last.answer(0, []);
    expect(await listed).toEqual({ ok: true, value: [] });
    expect(workers.started).toHaveLength(2);
  });
});

describe('calls behind one that takes its time', () => {
  it('fail as a crash when that one hangs: they never reached the module', async () => {
    const { supervisor, workers, clock } = superviseFakes();
    const hanging = supervisor.call('sign', signParams());
    const waiting = supervisor.call('listReaders', {});
    await turn();
    clock.advance(LIMITS.sign);
    expect(await Promise.all([hanging, waiting])).toEqual([MODULE_FAILED, CRASHED]);
    expect(workers.started).toHaveLength(1);
  });

  it('do not run out of time while the citizen types the PIN on the reader', async () => {
    const { supervisor, workers, clock } = superviseFakes();
    const signing = supervisor.call('sign', signParams(null));
    const waiting = supervisor.call('listReaders', {});
    await turn();
    clock.advance(LIMITS.signOnPinPad - 1);
    expect(workers.last.fate).toBe('running');
    workers.last.answer(0, { signature: new Uint8Array([1]) });
    expect(await signing).toEqual({ ok: true, value: { signature: new Uint8Array([1]) } });
    clock.advance(LIMITS.listReaders - 1);
    expect(workers.last.fate).toBe('running');
    workers.last.answer(1, []);
    expect(await waiting).toEqual({ ok: true, value: [] });
  });

  it('have their own limit once it is their turn', async () => {
    const { supervisor, workers, clock } = superviseFakes();
    void supervisor.call('sign', signParams());
    const waiting = supervisor.call('listReaders', {});
    await turn();
    workers.last.answer(0, { signature: new Uint8Array([1]) });
    clock.advance(LIMITS.listReaders);
    expect(await waiting).toEqual(MODULE_FAILED);
    expect(workers.last.fate).toBe('killed');
  });
});

describe('the limits that ship', () => {
  it('leave a PIN pad more time than its own 30 seconds', () => {
    expect(DEFAULT_CALL_LIMITS.signOnPinPad).toBeGreaterThan(2 * 30_000);
  });
});
