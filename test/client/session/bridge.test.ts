import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { EidBridgeError, type EidBridge } from '../../../client/index.ts';
import { ERROR_CODES } from '../../../contracts/errors.ts';
import { RESULTS } from '../../support/fake-bridge/answers.ts';
import { document, greetOnly, identity, login, useConnections } from './connections.ts';

const open = useConnections();

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
