import { describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import { WORKER_CALLS, WorkerMessage, WorkerRequest } from '../../contracts/worker-messages.ts';

const readerId = 'reader';
const cardId = 'card';
const sign = {
  readerId,
  cardId,
  role: 'authentication',
  algorithm: 'ES384',
  input: { kind: 'message', bytes: new Uint8Array(96) },
  pin: null,
};

describe('the boundary to the card worker', () => {
  it.each([{ pin: null }, { pin: new Uint8Array(4) }, { input: { kind: 'digest', bytes: Buffer.alloc(48) } }])(
    'sign takes %j',
    (more) => {
      expect(v.is(WORKER_CALLS.sign.params, { ...sign, ...more })).toBe(true);
    },
  );

  it.each([
    { pin: 'digits' },
    { pin: [1, 2] },
    { pin: undefined },
    { role: 'ca' },
    { algorithm: 'PS256' },
    { input: { kind: 'message', bytes: 'text' } },
    { input: { kind: 'raw', bytes: new Uint8Array(1) } },
    { origin: 'https://e-counter.example' },
    { cardId: undefined },
  ])('sign refuses %j', (more) => {
    expect(v.is(WORKER_CALLS.sign.params, { ...sign, ...more })).toBe(false);
  });

  it.each<readonly [unknown, boolean]>([
    [{ id: 1, call: 'listReaders', params: {} }, true],
    [{ id: 1, call: 'eval', params: {} }, false],
    [{ call: 'listReaders', params: {} }, false],
    [null, false],
  ])('request %j: %s', (request, valid) => {
    expect(v.is(WorkerRequest, request)).toBe(valid);
  });

  it.each<readonly [unknown, boolean]>([
    [{ id: 1, ok: true, value: null }, true],
    [{ id: 1, ok: false, error: { code: 'ERR_EID_PIN_INCORRECT', triesLeft: 2, detail: 'CKR_PIN_INCORRECT' } }, true],
    [{ id: 1, ok: false, error: { code: 'CKR_PIN_INCORRECT' } }, false],
    [{ id: 1, ok: false, error: { code: 'ERR_EID_INTERNAL', message: 'from below' } }, false],
    [{ event: 'readers', readers: [] }, true],
    [{ event: 'readers', readers: [{ id: readerId, name: 'r', pinPad: false, card: { id: cardId } }] }, false],
    [{ event: 'pin', readers: [] }, false],
  ])('message %j: %s', (message, valid) => {
    expect(v.is(WorkerMessage, message)).toBe(valid);
  });

  it('a result with more than was asked for is refused', () => {
    const { result } = WORKER_CALLS.readIdentityFiles;
    expect(v.is(result, { identity: new Uint8Array(3) })).toBe(true);
    expect(v.is(result, { identity: new Uint8Array(3), pin: new Uint8Array(4) })).toBe(false);
  });
});
