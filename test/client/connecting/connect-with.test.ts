import { describe, expect, it } from '@jest/globals';
import type { Browser } from '../../../client/connecting/browser.ts';
import { connectWith } from '../../../client/connecting/connect-with.ts';
import type { ConnectOptions, ConnectPhase } from '../../../client/connecting/options.ts';
import { thisBrowser } from '../../../client/connecting/this-browser.ts';
import type { EidBridge } from '../../../client/index.ts';
import { deadPort, type FakeBridge, type FakeBridgeOptions } from '../../support/fake-bridge/fake-bridge.ts';
import { useFakeBridges } from '../open-bridges.ts';

const startFakeBridge = useFakeBridges();

interface Attempt {
  readonly phases: ConnectPhase[];
  readonly outcome: Promise<EidBridge>;
}

function attempt(ports: readonly number[], options: ConnectOptions = {}, parts: Partial<Browser> = {}): Attempt {
  const phases: ConnectPhase[] = [];
  const outcome = connectWith(
    { ...thisBrowser(), ...parts },
    { ports, lateAllowTimeout: 0, onPhase: (phase) => phases.push(phase), ...options },
  );
  return { phases, outcome };
}

const portsOf = (...bridges: readonly FakeBridge[]): readonly number[] => bridges.map(({ port }) => port);

describe('finding the bridge', () => {
  it('connects to the first port and asks for its status', async () => {
    const bridge = await startFakeBridge();
    const { outcome, phases } = attempt(portsOf(bridge));
    await expect((await outcome).status()).resolves.toMatchObject({ version: '9.8.7' });
    expect(phases).toEqual(['connecting', 'connected']);
    expect(bridge.requests.map(({ method }) => method)).toEqual(['status', 'status']);
    expect(bridge.faults).toEqual([]);
  });

  it.each<[string, FakeBridgeOptions | undefined]>([
    ['nothing listens', undefined],
    ['another program refuses', { upgrades: ['refuse'] }],
    ['another program speaks no subprotocol', { upgrades: ['no-subprotocol'] }],
    ['another program holds the handshake', { upgrades: ['hold'] }],
    ['another program answers nonsense', { answer: () => ({ text: 'hello' }) }],
    ['another program answers something else', { answer: () => ({ result: 42 }) }],
    ['another program is silent', { answer: () => 'silence' }],
    ['another program hangs up', { answer: () => 'drop' }],
  ])('goes on to the next port when %s', async (_, options) => {
    const port = options ? (await startFakeBridge(options)).port : await deadPort();
    const ours = await startFakeBridge();
    const { outcome, phases } = attempt([port, ours.port], { connectTimeout: 1_000, answerTimeout: 1_000 });
    await outcome;
    expect(phases).toEqual(['connecting', 'connected']);
    expect(ours.requests).toHaveLength(1);
  });
});

describe('not finding it', () => {
  it('says "not running" when nothing listens anywhere', async () => {
    const { outcome } = attempt([await deadPort(), await deadPort()]);
    await expect(outcome).rejects.toMatchObject({ code: 'ERR_EID_BRIDGE_NOT_RUNNING', retriable: true });
  });

  it('says "refused" when someone answers HTTP but not us', async () => {
    const refusing = await startFakeBridge({ upgrades: ['refuse'] });
    const { outcome } = attempt([refusing.port, await deadPort()]);
    await expect(outcome).rejects.toMatchObject({ code: 'ERR_EID_REFUSED', retriable: false });
  });

  it('says "refused" when the program that refuses does not even answer HTTP', async () => {
    const refusing = await startFakeBridge({ upgrades: ['refuse'], answersHttp: false });
    const { outcome } = attempt(portsOf(refusing), { connectTimeout: 60 });
    await expect(outcome).rejects.toMatchObject({ code: 'ERR_EID_REFUSED' });
  });

  it('says "incompatible" to an older bridge, before anything less telling', async () => {
    const older = await startFakeBridge({ answer: () => ({ result: { name: 'x', version: '0.0.1', apiLevel: 0 } }) });
    const refusing = await startFakeBridge({ upgrades: ['refuse'] });
    const { outcome } = attempt(portsOf(older, refusing));
    await expect(outcome).rejects.toMatchObject({ code: 'ERR_EID_INCOMPATIBLE', retriable: false });
  });

  it('says "blocked" where the browser (Safari) fires an error and no close', async () => {
    const silentError = (): WebSocket => {
      const socket = Object.assign(new EventTarget(), { close: () => undefined });
      queueMicrotask(() => socket.dispatchEvent(new Event('error')));
      return socket as unknown as WebSocket;
    };
    const { outcome } = attempt([1], {}, { openSocket: silentError });
    await expect(outcome).rejects.toMatchObject({ code: 'ERR_EID_BLOCKED_BY_BROWSER', retriable: true });
  });

  it('says "blocked" where the browser refuses to make the socket', async () => {
    const { outcome } = attempt([1], {}, { openSocket: () => undefined });
    await expect(outcome).rejects.toMatchObject({ code: 'ERR_EID_BLOCKED_BY_BROWSER' });
  });

  it('says "blocked" where the page\'s own policy forbids the socket', async () => {
    const { outcome } = attempt(
      [await deadPort()],
      {},
      {
        onPolicyViolation: (listener) => {
          listener('ws://127.0.0.1:27443');
        },
      },
    );
    await expect(outcome).rejects.toMatchObject({ code: 'ERR_EID_BLOCKED_BY_BROWSER' });
  });
});

describe('options', () => {
  it.each([
    { ports: [] },
    { ports: [70_000] },
    { ports: [1.5] },
    { hosts: [] },
    { connectTimeout: -1 },
    { answerTimeout: Number.NaN },
    { permissionTimeout: 'soon' as unknown as number },
  ])('refuses %j', async (options) => {
    const { outcome } = attempt([1], options);
    await expect(outcome).rejects.toMatchObject({ code: 'ERR_EID_INVALID_REQUEST', retriable: false });
  });

  it('takes undefined for "default", and Infinity', async () => {
    const bridge = await startFakeBridge();
    const undefinedOptions = { hosts: undefined, signal: undefined } as unknown as ConnectOptions;
    const { outcome } = attempt(portsOf(bridge), { ...undefinedOptions, connectTimeout: Infinity });
    await expect(outcome).resolves.toBeDefined();
  });
});

describe('aborting', () => {
  it('before it starts', async () => {
    const bridge = await startFakeBridge();
    const { outcome } = attempt(portsOf(bridge), { signal: AbortSignal.abort() });
    await expect(outcome).rejects.toMatchObject({ code: 'ERR_EID_ABORTED' });
    expect(bridge.upgradesSeen()).toBe(0);
  });

  it.each<[string, FakeBridgeOptions, 'upgraded' | 'received']>([
    ['while the socket opens', { upgrades: ['hold'] }, 'upgraded'],
    ['while the answer is awaited', { answer: () => 'silence' }, 'received'],
  ])('%s, and tries no further port', async (_, options, event) => {
    const bridge = await startFakeBridge(options);
    const other = await startFakeBridge();
    const controller = new AbortController();
    const { outcome } = attempt(portsOf(bridge, other), { signal: controller.signal });
    await bridge[event](1);
    controller.abort();
    await expect(outcome).rejects.toMatchObject({ code: 'ERR_EID_ABORTED' });
    expect(other.upgradesSeen()).toBe(0);
  });
});
