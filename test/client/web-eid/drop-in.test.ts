import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import * as webeid from '../../../client/web-eid.ts';
import type { Method } from '../../../contracts/page-messages.ts';
import { PORTS } from '../../../contracts/endpoint.ts';
import { NONCE, RESULTS } from '../../support/fake-bridge/answers.ts';
import {
  deadPort,
  type Answer,
  type FakeBridge,
  type FakeBridgeOptions,
} from '../../support/fake-bridge/fake-bridge.ts';
import { useFakeBridges } from '../open-bridges.ts';

const startFakeBridge = useFakeBridges();
const RealSocket = globalThis.WebSocket;
const sockets = new Set<WebSocket>();
const realFetch = globalThis.fetch;

/** web-eid.js has no option for the port: leads the protocol's first port to the fake bridge, the others nowhere. */
async function standIn(options?: FakeBridgeOptions): Promise<FakeBridge> {
  const fake = await startFakeBridge(options);
  await leadTo(fake.port);
  return fake;
}

async function leadTo(port: number): Promise<void> {
  const nowhere = await deadPort();
  const led = (url: string): string =>
    url.replace(/:(\d+)/, (_, wanted) => `:${String(Number(wanted) === PORTS[0] ? port : nowhere)}`);
  globalThis.WebSocket = class extends RealSocket {
    constructor(url: string, protocol: string) {
      super(led(url), protocol);
      sockets.add(this);
      this.addEventListener('close', () => sockets.delete(this));
    }
  } as typeof WebSocket;
  globalThis.fetch = (url, init) => realFetch(led(new Request(url).url), init);
}

const answerTo = (method: Method, answer: Answer): FakeBridgeOptions => ({
  answer: (request) => (request.method === method ? answer : undefined),
});

beforeEach(() => {
  Object.assign(globalThis, { isSecureContext: true });
});

afterEach(async () => {
  jest.useRealTimers();
  // The fake bridge is gone by now; the module under test must have noticed before the next test.
  for (const socket of sockets) await new Promise((resolve) => socket.addEventListener('close', resolve));
  globalThis.WebSocket = RealSocket;
  globalThis.fetch = realFetch;
});

describe("web-eid.js's functions", () => {
  it('authenticate with a nonce and give the token', async () => {
    const fake = await standIn();
    const token = await webeid.authenticate(NONCE, { lang: 'nl-BE' });
    expect(token).toEqual({
      unverifiedCertificate: 'Y2VydA==',
      algorithm: 'ES384',
      signature: 'c2lnbmF0dXJl',
      format: 'web-eid:1.0',
      appVersion: 'https://example.org/fake/1.0.0',
    });
    expect(fake.requests.at(-1)?.params).toEqual({ challengeNonce: NONCE, lang: 'nl' });
    expect(fake.faults).toEqual([]);
  });

  it('give the signing certificate and its algorithms', async () => {
    await standIn();
    await expect(webeid.getSigningCertificate()).resolves.toEqual(RESULTS.getSigningCertificate);
  });

  it.each([
    ['fr', 'Document sans nom'],
    ['nl', 'Document zonder naam'],
    ['de', 'Dokument ohne Namen'],
    ['en', 'Document without a name'],
    ['et', 'Document sans nom'],
    [undefined, 'Document sans nom'],
  ])('sign, lang %s: the citizen reads "%s"', async (lang, documentName) => {
    const fake = await standIn();
    const { certificate } = RESULTS.getSigningCertificate;
    const signed = await webeid.sign(certificate, 'A'.repeat(64), 'SHA-384', lang === undefined ? {} : { lang });
    expect(signed).toEqual(RESULTS.sign);
    expect(fake.requests.at(-1)?.params).toMatchObject({ hash: 'A'.repeat(64), hashFunction: 'SHA-384', documentName });
    expect(fake.faults).toEqual([]);
  });

  it('give three versions as status', async () => {
    await standIn();
    const { library, ...others } = await webeid.status();
    expect(library).toBe(webeid.config.VERSION);
    expect(others).toEqual({ extension: '9.8.7', nativeApp: '9.8.7' });
  });

  it('share one connection', async () => {
    const fake = await standIn();
    await Promise.all([webeid.status(), webeid.authenticate(NONCE)]);
    await webeid.getSigningCertificate();
    expect(fake.upgradesSeen()).toBe(1);
  });

  it('close the connection when idle, and open a new one when needed', async () => {
    const fake = await standIn();
    jest.useFakeTimers({ doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate', 'clearImmediate'] });
    await webeid.status();
    await jest.advanceTimersByTimeAsync(29_000);
    await webeid.status();
    await jest.advanceTimersByTimeAsync(29_000);
    await webeid.status();
    expect(fake.upgradesSeen()).toBe(1);
    await jest.advanceTimersByTimeAsync(31_000);
    await webeid.status();
    expect(fake.upgradesSeen()).toBe(2);
  });
});

describe('failing', () => {
  it.each([
    ['authenticate', () => webeid.authenticate('')],
    ['sign without certificate', () => webeid.sign('', 'aGFzaA==', 'SHA-256')],
    ['sign without hash', () => webeid.sign('Y2VydA==', '', 'SHA-256')],
    ['sign without hash function', () => webeid.sign('Y2VydA==', 'aGFzaA==', '')],
  ])('for a missing parameter: %s', async (_, call) => {
    const failure = await call().catch((reason: unknown) => reason);
    expect(failure).toBeInstanceOf(webeid.MissingParameterError);
    expect(failure).toMatchObject({ name: 'MissingParameterError', code: 'ERR_WEBEID_MISSING_PARAMETER' });
  });

  it('for the same action twice at once, not for another', async () => {
    await standIn();
    const first = webeid.authenticate(NONCE);
    await expect(webeid.authenticate(NONCE)).rejects.toBeInstanceOf(webeid.ActionPendingError);
    await expect(webeid.status()).resolves.toBeDefined();
    await expect(first).resolves.toBeDefined();
  });

  it('outside a secure context', async () => {
    Object.assign(globalThis, { isSecureContext: false });
    await expect(webeid.status()).rejects.toBeInstanceOf(webeid.ContextInsecureError);
  });

  it('with the citizen’s no', async () => {
    await standIn(answerTo('authenticate', { error: { code: 'ERR_EID_USER_CANCELLED', retriable: true } }));
    const failure = await webeid.authenticate(NONCE).catch((reason: unknown) => reason);
    expect(failure).toBeInstanceOf(webeid.UserCancelledError);
    expect(failure).toMatchObject({
      name: 'UserCancelledError',
      code: webeid.ErrorCode.ERR_WEBEID_USER_CANCELLED,
      cause: { code: 'ERR_EID_USER_CANCELLED' },
    });
  });

  it('after userInteractionTimeout, which also cancels in the bridge', async () => {
    const fake = await standIn(answerTo('authenticate', 'silence'));
    const call = webeid.authenticate(NONCE, { userInteractionTimeout: 30 });
    await expect(call).rejects.toMatchObject({ name: 'UserTimeoutError', code: 'ERR_WEBEID_USER_TIMEOUT' });
    await fake.received(1, 'cancel');
  });

  it('where no bridge runs, and recovers when one does', async () => {
    await leadTo(await deadPort());
    await expect(webeid.status()).rejects.toMatchObject({
      code: 'ERR_WEBEID_NATIVE_UNAVAILABLE',
      library: webeid.config.VERSION,
    });
    await standIn();
    await expect(webeid.status()).resolves.toBeDefined();
  });

  it('where the bridge is too old, saying what to update', async () => {
    await standIn({ answer: () => ({ result: { name: 'x', version: '0.0.1', apiLevel: 0 } }) });
    const failure = await webeid.status().catch((reason: unknown) => reason);
    expect(failure).toBeInstanceOf(webeid.VersionMismatchError);
    expect(failure).toMatchObject({
      code: 'ERR_WEBEID_VERSION_MISMATCH',
      requiresUpdate: { extension: false, nativeApp: true },
    });
  });

  it('when the connection is lost, and the next call connects anew', async () => {
    const fake = await standIn(answerTo('authenticate', 'drop'));
    await expect(webeid.authenticate(NONCE)).rejects.toBeInstanceOf(webeid.NativeFatalError);
    await expect(webeid.status()).resolves.toBeDefined();
    expect(fake.upgradesSeen()).toBe(2);
  });
});
