import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { connect } from '../../../client/index.ts';
import { OPERATION_STATES } from '../../../contracts/page-messages.ts';
import { RESULTS } from '../../support/fake-bridge/answers.ts';
import { useFakeBridges } from '../open-bridges.ts';
import { document, greetOnly, login, useConnections } from './connections.ts';

const open = useConnections();
const startFakeBridge = useFakeBridges();

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
