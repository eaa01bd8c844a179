import { afterEach, describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import { connect, EidBridgeError, type EidBridge } from '../../../client/index.ts';
import { ERROR_CODES } from '../../../contracts/errors.ts';
import { OPERATION_STATES } from '../../../contracts/page-messages.ts';
import { NONCE, RESULTS } from '../../support/fake-bridge/answers.ts';
import type { FakeBridge, FakeBridgeOptions, Request } from '../../support/fake-bridge/fake-bridge.ts';
import { useFakeBridges } from '../open-bridges.ts';

const startFakeBridge = useFakeBridges();

async function open(options?: FakeBridgeOptions): Promise<{ readonly fake: FakeBridge; readonly bridge: EidBridge }> {
  const fake = await startFakeBridge(options);
  return { fake, bridge: await connect({ ports: [fake.port] }) };
}

/** Answers the greeting alone; the test answers the rest. */
const greetOnly = (request: Request): 'silence' | undefined => (request.id === 1 ? undefined : 'silence');

const login = { challengeNonce: NONCE };
const identity = { fields: ['surname', 'address'], purpose: 'Test form' } as const;
const certificate = RESULTS.getSigningCertificate.certificate;
const document = {
  certificate,
  hash: 'A'.repeat(43) + '=',
  hashFunction: 'SHA-256',
  documentName: 'Test.pdf',
} as const;

function closed(bridge: EidBridge): Promise<unknown> {
  return new Promise((resolve) => {
    bridge.on('close', resolve);
  });
}

describe('calls', () => {
  it('give the results of the contract for requests that the contract accepts', async () => {
    const { bridge, fake } = await open();
    await expect(bridge.status()).resolves.toEqual(RESULTS.status);
    const fields = { ...identity, fields: [...identity.fields] };
    await expect(bridge.authenticate({ ...login, lang: 'nl', identity: fields })).resolves.toEqual(
      RESULTS.authenticate,
    );
    await expect(bridge.readIdentity({ ...fields, signed: true })).resolves.toEqual(RESULTS.readIdentity);
    await expect(bridge.getSigningCertificate()).resolves.toEqual(RESULTS.getSigningCertificate);
    await expect(bridge.getSigningCertificate({ lang: 'de' })).resolves.toEqual(RESULTS.getSigningCertificate);
    await expect(bridge.sign(document)).resolves.toEqual(RESULTS.sign);
    await expect(bridge.cancel()).resolves.toEqual(RESULTS.cancel);
    expect(fake.requests).toHaveLength(8);
    expect(fake.faults).toEqual([]);
  });

  it('get their own answers, in whatever order those come', async () => {
    const { bridge, fake } = await open({ answer: greetOnly });
    const shuffled = fc.shuffledSubarray([...Array(8).keys()], { minLength: 8 });
    let asked = 1;
    await fc.assert(
      fc.asyncProperty(shuffled, async (order) => {
        const calls = order.map(() => bridge.status());
        asked += calls.length;
        await fake.received(asked);
        const requests = fake.requests.slice(-calls.length);
        for (const index of order) {
          const request = requests[index];
          const result = { ...RESULTS.status, version: `for ${String(request?.id)}` };
          if (request) fake.reply(request, { result });
        }
        const versions = (await Promise.all(calls)).map(({ version }) => version);
        expect(versions).toEqual(requests.map(({ id }) => `for ${String(id)}`));
      }),
      { numRuns: 20 },
    );
  });

  it.each(ERROR_CODES)('reject with %s as the bridge said it', async (code) => {
    const error = { code, retriable: code.length % 2 === 0, triesLeft: 2 };
    const { bridge } = await open({ answer: ({ method }) => (method === 'authenticate' ? { error } : undefined) });
    const failure = await bridge.authenticate(login).catch((reason: unknown) => reason);
    expect(failure).toBeInstanceOf(EidBridgeError);
    expect(failure).toMatchObject({ name: 'EidBridgeError', ...error });
  });

  it.each([
    [{ code: 'ERR_EID_OF_NEXT_YEAR', retriable: true }, 'ERR_EID_INTERNAL'],
    [{ code: 'ERR_EID_toString', retriable: true }, 'ERR_EID_INTERNAL'],
    [{}, 'ERR_EID_INTERNAL'],
    [null, 'ERR_EID_INCOMPATIBLE'],
    ['text', 'ERR_EID_INCOMPATIBLE'],
  ])('map the strange error data %j to %s', async (error, code) => {
    const { bridge } = await open({ answer: ({ method }) => (method === 'sign' ? { error } : undefined) });
    await expect(bridge.sign(document)).rejects.toMatchObject({ name: 'EidBridgeError', code });
  });

  it('leave out tries left where the card said nothing', async () => {
    const error = { code: 'ERR_EID_PIN_BLOCKED', retriable: false };
    const { bridge } = await open({ answer: ({ method }) => (method === 'sign' ? { error } : undefined) });
    const failure = await bridge.sign(document).catch((reason: unknown) => reason);
    expect(failure).toMatchObject({ code: 'ERR_EID_PIN_BLOCKED' });
    expect(failure).not.toHaveProperty('triesLeft');
  });

  it('with a result that is none reject, and the connection stays', async () => {
    const { bridge } = await open({ answer: ({ method }) => (method === 'sign' ? { result: { yes: 1 } } : undefined) });
    await expect(bridge.sign(document)).rejects.toMatchObject({ code: 'ERR_EID_INCOMPATIBLE' });
    await expect(bridge.status()).resolves.toBeDefined();
  });

  it('with parameters that are no JSON are refused here', async () => {
    const { bridge, fake } = await open();
    const cyclic = { ...login };
    Object.assign(cyclic, { cyclic });
    await expect(bridge.authenticate(cyclic)).rejects.toMatchObject({
      code: 'ERR_EID_INVALID_REQUEST',
      retriable: false,
    });
    expect(fake.requests).toHaveLength(1);
  });
});

describe('a connection that ends', () => {
  it('rejects every pending call, tells the listeners and refuses later calls', async () => {
    const { bridge, fake } = await open({ answer: greetOnly });
    const calls = [bridge.authenticate(login), bridge.status(), bridge.cancel()];
    const end = closed(bridge);
    await fake.received(4);
    fake.drop();
    for (const call of calls) {
      await expect(call).rejects.toMatchObject({ code: 'ERR_EID_CONNECTION_LOST', retriable: true });
    }
    await expect(end).resolves.toEqual({ reason: 'connection-lost' });
    await expect(bridge.status()).rejects.toMatchObject({ code: 'ERR_EID_CONNECTION_LOST' });
  });

  it('by the page does the same, and once only', async () => {
    const { bridge } = await open({ answer: greetOnly });
    const call = bridge.authenticate(login);
    const reasons: unknown[] = [];
    bridge.on('close', ({ reason }) => reasons.push(reason));
    bridge.close();
    bridge.close();
    await expect(call).rejects.toMatchObject({ code: 'ERR_EID_CONNECTION_LOST' });
    expect(reasons).toEqual(['closed-by-page']);
  });

  it.each([
    'nonsense',
    '[]',
    'null',
    '42',
    '{}',
    '{"jsonrpc":"1.0","id":2,"result":{}}',
    '{"jsonrpc":"2.0","id":2}',
    '[{"jsonrpc":"2.0","id":2,"result":{}}]',
    new Uint8Array([1, 2, 3]),
  ])('because of the frame %s is a protocol error', async (text) => {
    const { bridge, fake } = await open({ answer: greetOnly });
    const end = closed(bridge);
    const call = bridge.authenticate(login);
    await fake.received(2);
    fake.sendText(text);
    await expect(call).rejects.toMatchObject({ code: 'ERR_EID_INCOMPATIBLE' });
    await expect(end).resolves.toEqual({ reason: 'protocol-error' });
  });

  it('survives answers to nobody and notifications it does not know', async () => {
    const { bridge, fake } = await open();
    fake.notify('weather', { state: 'sunny' });
    fake.notify('toString', {});
    fake.notify('operation', { state: 'juggling' });
    fake.sendText(JSON.stringify({ jsonrpc: '2.0', id: 999, result: {} }));
    fake.sendText(JSON.stringify({ jsonrpc: '2.0', id: { toString: 1 }, error: { data: null } }));
    await expect(bridge.status()).resolves.toBeDefined();
  });

  it('fails every call where an error has no id', async () => {
    const { bridge, fake } = await open({ answer: greetOnly });
    const call = bridge.authenticate(login);
    await fake.received(2);
    const error = { code: -32700, message: 'x', data: { code: 'ERR_EID_INVALID_REQUEST', retriable: false } };
    fake.sendText(JSON.stringify({ jsonrpc: '2.0', id: null, error }));
    await expect(call).rejects.toMatchObject({ code: 'ERR_EID_INVALID_REQUEST' });
  });
});

describe('aborting a call', () => {
  it('cancels the operation in the bridge; its late answer is nobody’s', async () => {
    const { bridge, fake } = await open({
      answer: ({ method }) => (method === 'authenticate' ? 'silence' : undefined),
    });
    const controller = new AbortController();
    const call = bridge.authenticate(login, { signal: controller.signal });
    await fake.received(1, 'authenticate');
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: 'ERR_EID_ABORTED' });
    await fake.received(1, 'cancel');
    for (const request of fake.requests) fake.reply(request, { result: RESULTS.authenticate });
    await expect(bridge.status()).resolves.toEqual(RESULTS.status);
  });

  it('that was never sent sends nothing', async () => {
    const { bridge, fake } = await open();
    await expect(bridge.sign(document, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'ERR_EID_ABORTED',
    });
    expect(fake.requests).toHaveLength(1);
  });

  it('that is not the running operation leaves the running one alone', async () => {
    const { bridge, fake } = await open({ answer: greetOnly });
    const controller = new AbortController();
    const { signal } = controller;
    const running = bridge.authenticate(login);
    const others = [bridge.sign(document, { signal }), bridge.status({ signal })];
    await fake.received(4);
    controller.abort();
    for (const other of others) await expect(other).rejects.toMatchObject({ code: 'ERR_EID_ABORTED' });
    const request = fake.requests.find(({ method }) => method === 'authenticate');
    if (request) fake.reply(request, { result: RESULTS.authenticate });
    await expect(running).resolves.toEqual(RESULTS.authenticate);
    expect(fake.requests.map(({ method }) => method)).not.toContain('cancel');
  });
});

describe('events', () => {
  const reported = jest.fn<(error: unknown) => void>();
  Object.assign(globalThis, { reportError: reported });
  afterEach(() => {
    reported.mockReset();
  });

  it('of an operation go to the running call and to the listeners', async () => {
    const { bridge, fake } = await open({ answer: greetOnly });
    const seen: string[] = [];
    const heard: string[] = [];
    const running = bridge.authenticate(login, { onOperation: (state) => seen.push(state) });
    const second = bridge.sign(document, { onOperation: () => seen.push('wrong call') });
    bridge.on('operation', ({ state }) => heard.push(state));
    await fake.received(3);
    for (const state of OPERATION_STATES) fake.notify('operation', { state });
    for (const request of fake.requests.slice(1)) fake.reply(request, { result: RESULTS[request.method] });
    await Promise.all([running, second]);
    expect(seen).toEqual(OPERATION_STATES);
    expect(heard).toEqual(OPERATION_STATES);
  });

  it('of cards and readers go to the listeners until these are removed', async () => {
    const { bridge, fake } = await open();
    const heard: unknown[] = [];
    const listener = (event: unknown): void => {
      heard.push(event);
    };
    const stops = [bridge.on('card', listener), bridge.on('reader', listener)];
    const card = { event: 'inserted', readerId: 'reader-1' };
    const reader = { event: 'added', readerId: 'reader-2' };
    fake.notify('card', card);
    fake.notify('reader', reader);
    await bridge.status();
    for (const stop of stops) stop();
    fake.notify('card', card);
    await bridge.status();
    expect(heard).toEqual([card, reader]);
  });

  it('reach the other listeners when one throws; its error surfaces as the page’s own', async () => {
    const { bridge, fake } = await open();
    const heard: unknown[] = [];
    const mistake = new Error('mistake of the page');
    bridge.on('card', () => {
      throw mistake;
    });
    bridge.on('card', (event) => heard.push(event));
    fake.notify('card', { event: 'removed', readerId: 'reader-1' });
    await bridge.status();
    expect(heard).toHaveLength(1);
    expect(reported.mock.calls).toEqual([[mistake]]);
  });

  it('of connecting may throw too', async () => {
    const fake = await startFakeBridge();
    const onPhase = (): void => {
      throw new Error('mistake of the page');
    };
    await expect(connect({ ports: [fake.port], onPhase })).resolves.toBeDefined();
    expect(reported).toHaveBeenCalledTimes(2);
  });
});
