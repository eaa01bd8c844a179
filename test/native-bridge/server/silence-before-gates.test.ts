import { connect } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { PRODUCT_NAME, PRODUCT_VERSION } from '../../../native-bridge/product.ts';
import { bridgePerTest, SITE } from '../../support/bridge/bridge-per-test.ts';
import { handshakeText, knock } from '../../support/bridge/raw-peer.ts';

const TELLS_PRODUCT = new RegExp(
  `${PRODUCT_NAME}|${PRODUCT_VERSION}|eid|bridge|belg|node|x-powered|server:|access-control`,
  'i',
);

describe('before the gates are passed', () => {
  const start = bridgePerTest();

  it.each([
    ['GET / HTTP/1.1', 404],
    ['GET /status HTTP/1.1', 404],
    ['HEAD / HTTP/1.1', 404],
    ['POST / HTTP/1.1', 404],
    ['OPTIONS / HTTP/1.1', 404],
    ['GET / HTTP/1.0', 404],
  ])('a plain %s gets %i and learns nothing', async (requestLine, status) => {
    const { port } = await start();
    const answer = await knock(port, `${requestLine}\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${SITE}\r\n\r\n`);
    expect(answer.status).toBe(status);
    expect(answer.headers.join('\n')).not.toMatch(TELLS_PRODUCT);
    expect(answer.body.replaceAll(/[0\r\n]/g, '')).toBe('');
  });

  it.each([
    ['421', { host: 'evil.example' }],
    ['403', { origin: 'null' }],
    ['404', { requestLine: 'GET /x HTTP/1.1' }],
    ['400', { protocol: null }],
  ])('a refusal %s has a status and nothing else', async (status, wrong) => {
    const { port } = await start();
    const answer = await knock(port, handshakeText(port, SITE, wrong));
    expect(String(answer.status)).toBe(status);
    expect(answer.headers).toEqual(['Connection: close', 'Content-Length: 0']);
    expect(answer.body).toBe('');
  });

  it.each([
    ['CONNECT', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n'],
    ['a TLS client hello', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['no HTTP at all', '\0\0\0\0{"jsonrpc":"2.0"}\r\n\r\n'],
    ['headers without end', `GET / HTTP/1.1\r\nX: ${'x'.repeat(70_000)}`],
    ['a frame without handshake', '\x81\x85\0\0\0\0hello'],
  ])('%s ends the connection without a word', async (_what, text) => {
    const { port, connect: open } = await start();
    expect(await knock(port, text)).toEqual({ status: 0, headers: [], body: '' });
    expect((await (await open()).call('status')).apiLevel).toBe(1);
  });

  it('a peer that resets its connection in the middle of the handshake is no event', async () => {
    const { port, connect: open } = await start();
    await new Promise<void>((resolve) => {
      const socket = connect({ port, host: '127.0.0.1' }, () => {
        socket.write(handshakeText(port, SITE));
        socket.resetAndDestroy();
      });
      socket.once('close', () => {
        resolve();
      });
    });
    expect((await (await open()).call('status')).apiLevel).toBe(1);
  });
});
