import { describe, expect, it } from '@jest/globals';
import { unsupportedPeerLookup, type PeerLookup } from '../../../native-bridge/server/peer/peer-lookup.ts';
import { bridgePerTest, SITE } from '../../support/bridge/bridge-per-test.ts';
import { handshakeText, knock, type Handshake } from '../../support/bridge/raw-peer.ts';

const otherUser: PeerLookup = { supported: true, verdict: () => Promise.resolve('other-user') };
const unknownUser: PeerLookup = { supported: true, verdict: () => Promise.resolve('unknown') };

const HOSTS: readonly (readonly [what: string, host: (port: number) => Handshake['host']])[] = [
  ['missing', () => null],
  ['empty', () => ''],
  ['without port', () => '127.0.0.1'],
  ['with another port', (port) => `127.0.0.1:${port + 1}`],
  ['a name that may resolve to us', (port) => `e-counter.example:${port}`],
  ['a name that ends like ours', (port) => `evil.localhost:${port}`],
  ['a name that begins like ours', (port) => `127.0.0.1.evil.example:${port}`],
  ['another loopback address', (port) => `127.0.0.2:${port}`],
  ['all addresses', (port) => `0.0.0.0:${port}`],
  ['IPv6 without brackets', (port) => `::1:${port}`],
  ['with a user', (port) => `user@127.0.0.1:${port}`],
  ['with a trailing dot', (port) => `localhost.:${port}`],
  ['with a path', (port) => `127.0.0.1:${port}/`],
  ['with a zero before the port', (port) => `127.0.0.1:0${port}`],
  ['repeated', (port) => [`127.0.0.1:${port}`, 'evil.example']],
];

const ORIGINS: readonly (readonly [what: string, origin: NonNullable<Handshake['origin']> | null])[] = [
  ['missing', null],
  ['empty', ''],
  ['null', 'null'],
  ['http', 'http://e-counter.example'],
  ['http://localhost outside developer mode', 'http://localhost:8080'],
  ['with a user', 'https://user@e-counter.example'],
  ['with user and password', 'https://user:secret@e-counter.example'],
  ['with a trailing slash', 'https://e-counter.example/'],
  ['with a path', 'https://e-counter.example/login'],
  ['with a query', 'https://e-counter.example?x'],
  ['with a fragment', 'https://e-counter.example#x'],
  ['with the default port', 'https://e-counter.example:443'],
  ['in upper case', 'https://E-Counter.example'],
  ['with the scheme in upper case', 'HTTPS://e-counter.example'],
  ['not in punycode', 'https://\u00e9chantillon.example'],
  ['two in one header', 'https://e-counter.example https://evil.example'],
  ['a list', 'https://e-counter.example, https://evil.example'],
  ['in two headers', ['https://e-counter.example', 'https://evil.example']],
  ['twice the same', ['https://e-counter.example', 'https://e-counter.example']],
  ['too long', `https://${'a.'.repeat(150)}example`],
  ['an extension', 'chrome-extension://abcdefghijklmnop'],
  ['a file', 'file://'],
  ['no URL', 'e-counter.example'],
  ['without a host', 'https://'],
  ['a wildcard', '*'],
];

describe('the gates before the upgrade', () => {
  const start = bridgePerTest();

  it.each(HOSTS)('refuse a Host that is %s with 421', async (_what, host) => {
    const { port } = await start();
    const answer = await knock(port, handshakeText(port, SITE, { host: host(port) }));
    expect(answer.status).toBe(421);
  });

  it.each(['127.0.0.1', 'localhost', '[::1]'])('let Host %s with our own port pass', async (name) => {
    const { port } = await start();
    expect((await knock(port, handshakeText(port, SITE, { host: `${name}:${port}` }))).status).toBe(101);
  });

  it.each(ORIGINS)('refuse an Origin that is %s with 403', async (_what, origin) => {
    const { port } = await start();
    expect((await knock(port, handshakeText(port, SITE, { origin }))).status).toBe(403);
  });

  it.each(['https://e-counter.example', 'https://e-counter.example:8443', 'https://xn--chantillon-96a.example'])(
    'let the origin %s pass',
    async (origin) => {
      const { port } = await start();
      expect((await knock(port, handshakeText(port, origin))).status).toBe(101);
    },
  );

  it.each([
    ['http://localhost', 101],
    ['http://localhost:8080', 101],
    ['http://localhost:80', 403],
    ['http://localhost/', 403],
    ['http://localhost.evil.example', 403],
    ['http://127.0.0.1:8080', 403],
    ['http://e-counter.example', 403],
    ['null', 403],
  ])('for developers: %s gets %i', async (origin, status) => {
    const { port } = await start({ developerMode: true });
    expect((await knock(port, handshakeText(port, origin))).status).toBe(status);
  });

  it.each([
    ['another user', otherUser],
    ['nobody knows which user', unknownUser],
  ])('refuse a peer of %s with 403', async (_what, peers) => {
    const { port } = await start({ peers });
    expect((await knock(port, handshakeText(port, SITE))).status).toBe(403);
  });

  it('say in the log where peers cannot be told apart, and let them pass', async () => {
    const { port, log } = await start({ peers: unsupportedPeerLookup });
    expect(log.all.map(({ event }) => event)).toContain('peer-user-not-checked');
    expect((await knock(port, handshakeText(port, SITE))).status).toBe(101);
  });

  it.each(['/status', '/?x', '//', '/../', 'http://127.0.0.1/', '*'])('refuse the path %s with 404', async (path) => {
    const { port } = await start();
    const answer = await knock(port, handshakeText(port, SITE, { requestLine: `GET ${path} HTTP/1.1` }));
    expect(answer.status).toBe(404);
  });

  it.each([
    ['none', null],
    ['another', 'eid-bridge.v2'],
    ['one that begins like it', 'eid-bridge.v1.1'],
    ['an empty one', ''],
  ])('refuse %s as subprotocol with 400', async (_what, protocol) => {
    const { port } = await start();
    expect((await knock(port, handshakeText(port, SITE, { protocol }))).status).toBe(400);
  });

  it('answer with the one subprotocol of several', async () => {
    const { port } = await start();
    const { status, headers } = await knock(port, handshakeText(port, SITE, { protocol: 'chat, eid-bridge.v1' }));
    expect(status).toBe(101);
    expect(headers).toContain('Sec-WebSocket-Protocol: eid-bridge.v1');
    expect(headers.join()).not.toMatch(/extensions|cors|access-control|server/i);
  });

  it('stand in the documented order: what is wrong first decides', async () => {
    const wrongHost = { host: 'evil.example' };
    const wrongOrigin = { origin: 'null' };
    const wrongPath = { requestLine: 'GET /x HTTP/1.1' };
    const wrongProtocol = { protocol: null };
    const full = { maxConnections: 1, maxConnectionsPerOrigin: 1 };
    const foreign = await start({ peers: otherUser, serverLimits: full });
    const knockAt = (port: number, wrong: Handshake): Promise<number> =>
      knock(port, handshakeText(port, SITE, wrong)).then(({ status }) => status);
    const everything = { ...wrongHost, ...wrongOrigin, ...wrongPath, ...wrongProtocol };
    expect(await knockAt(foreign.port, everything)).toBe(421);
    expect(await knockAt(foreign.port, { ...everything, host: `localhost:${foreign.port}` })).toBe(403);
    expect(await knockAt(foreign.port, { ...wrongPath, ...wrongProtocol })).toBe(403);
    expect(foreign.log.all.filter(({ event }) => event === 'upgrade-refused').map(({ reason }) => reason)).toEqual([
      'host',
      'origin',
      'peer is other-user',
    ]);
    const own = await start({ serverLimits: full });
    await own.connect();
    expect(await knockAt(own.port, { ...wrongPath, ...wrongProtocol })).toBe(503);
    const free = await start();
    expect(await knockAt(free.port, { ...wrongPath, ...wrongProtocol })).toBe(404);
    expect(await knockAt(free.port, wrongProtocol)).toBe(400);
  });
});
