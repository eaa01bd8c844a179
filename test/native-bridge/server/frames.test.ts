import { describe, expect, it } from '@jest/globals';
import type { RequestId } from '../../../contracts/page-messages.ts';
import { bridgePerTest, withCard } from '../../support/bridge/bridge-per-test.ts';
import { nonceFor } from '../../support/bridge/login-proof.ts';
import { codeOf } from '../../support/bridge/page.ts';
import { leaveToTest } from '../../support/bridge/scripted-prompter.ts';

const INVALID = 'ERR_EID_INVALID_REQUEST';
const nonce = nonceFor('frames');

const request = (fields: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ jsonrpc: '2.0', id: 7, method: 'status', ...fields });

/** Text of a frame, what is wrong with it, and the id of the answer. */
const FAULTY: readonly (readonly [what: string, text: string, id: RequestId | null])[] = [
  ['empty', '', null],
  ['no JSON', '{', null],
  ['a word', 'status', null],
  ['null', 'null', null],
  ['a number', '1', null],
  ['a text', '"status"', null],
  ['an empty batch', '[]', null],
  ['a batch', `[${request({})}]`, null],
  ['an empty object', '{}', null],
  ['without version', '{"id":7,"method":"status"}', 7],
  ['of another version', request({ jsonrpc: '1.0' }), 7],
  ['without id (a notification)', '{"jsonrpc":"2.0","method":"status"}', null],
  ['without method', '{"jsonrpc":"2.0","id":7}', 7],
  ['with a method that is no text', request({ method: ['status'] }), 7],
  ['with a method too long', request({ method: 'x'.repeat(65) }), 7],
  ['with a field of its own', request({ origin: 'https://evil.example' }), 7],
  ['with a result', request({ result: {} }), 7],
  ['with parameters that are a list', request({ params: [] }), 7],
  ['with parameters that are a text', request({ params: 'lang' }), 7],
  ['with parameters that are null', request({ params: null }), 7],
  ['with a parameter status does not know', request({ params: { lang: 'fr' } }), 7],
  ['authenticate without parameters', request({ method: 'authenticate' }), 7],
  ['authenticate with a list', request({ method: 'authenticate', params: [nonce] }), 7],
  ['with a number as nonce', request({ method: 'authenticate', params: { challengeNonce: 1 } }), 7],
  ['with a nonce too short', request({ method: 'authenticate', params: { challengeNonce: 'x'.repeat(43) } }), 7],
  ['with a nonce too long', request({ method: 'authenticate', params: { challengeNonce: 'x'.repeat(129) } }), 7],
  ['with a blank in the nonce', request({ method: 'authenticate', params: { challengeNonce: `${nonce} x` } }), 7],
  ['naming an origin', request({ method: 'authenticate', params: { challengeNonce: nonce, origin: 'x' } }), 7],
  ['naming a module', request({ method: 'authenticate', params: { challengeNonce: nonce, module: '/x.so' } }), 7],
  ['in a language unknown', request({ method: 'authenticate', params: { challengeNonce: nonce, lang: 'it' } }), 7],
  ['signing without certificate', request({ method: 'sign', params: { hash: nonce } }), 7],
  ['getSigningCertificate with a list', request({ method: 'getSigningCertificate', params: [] }), 7],
  ['cancel with a list', request({ method: 'cancel', params: [] }), 7],
  ['cancel with parameters', request({ method: 'cancel', params: { id: 1 } }), 7],
  ['with __proto__', '{"jsonrpc":"2.0","id":7,"method":"status","__proto__":{"x":1}}', null],
  ['with __proto__ in parameters', '{"jsonrpc":"2.0","id":7,"method":"status","params":{"__proto__":{}}}', null],
  ['with __proto__ escaped', '{"jsonrpc":"2.0","id":7,"method":"status","\\u005f_proto_\\u005f":{}}', null],
  ['with constructor', '{"jsonrpc":"2.0","id":7,"method":"status","constructor":{"prototype":{}}}', null],
  ['with constructor escaped', '{"jsonrpc":"2.0","id":7,"method":"status","params":{"c\\u006fnstructor":1}}', null],
  ['with prototype', '{"jsonrpc":"2.0","id":7,"method":"status","params":{"a":{"prototype":1}}}', null],
  ['nested deeply', `${'['.repeat(30_000)}${']'.repeat(30_000)}`, null],
  [
    'nested deeply in parameters',
    request({ params: 1 }).replace('1}', `${'{"a":'.repeat(9_000)}1${'}'.repeat(9_001)}`),
    null,
  ],
];

const IDS: readonly (readonly [text: string, id: RequestId])[] = [
  ['0', 0],
  ['-1', -1],
  ['9007199254740991', 9_007_199_254_740_991],
  ['1e3', 1_000],
  ['""', ''],
  ['"7"', '7'],
  ['"\\ud83d\\udcb3"', '\u{1f4b3}'],
  [`"${'x'.repeat(64)}"`, 'x'.repeat(64)],
  ['"__proto__"', '__proto__'],
];

const WRONG_IDS = ['null', 'true', '1.5', '1e400', '9007199254740992', '[]', '{}', `"${'x'.repeat(65)}"`];

describe('a frame', () => {
  const start = bridgePerTest();

  it.each(FAULTY)('that is %s gets a typed error, and the socket serves on', async (_what, text, id) => {
    const { connect, prompter, cards } = await start();
    const page = await connect();
    page.sendText(text);
    const answer = await page.answers.next();
    expect([codeOf(answer), answer.id]).toEqual([INVALID, answer.id === null ? null : id]);
    expect((await page.call('status')).apiLevel).toBe(1);
    expect(prompter.opened.all).toHaveLength(0);
    expect(cards.calls.all).toEqual([]);
    expect(Object.prototype).not.toHaveProperty('x');
  });

  it.each(['toString', '__proto__', 'hasOwnProperty', 'constructor', 'Status', 'status ', '', 'rpc.discover'])(
    'with the unknown method %j gets its own error',
    async (method) => {
      const { connect } = await start();
      const page = await connect();
      expect(await page.fails(method)).toEqual({ code: 'ERR_EID_UNKNOWN_METHOD', retriable: false });
    },
  );

  it.each(IDS)('with the id %s gets it back', async (text, id) => {
    const { connect } = await start();
    const page = await connect();
    page.sendText(`{"jsonrpc":"2.0","id":${text},"method":"status"}`);
    const answer = await page.answers.next();
    expect([codeOf(answer), answer.id]).toEqual(['ok', id]);
  });

  it.each(WRONG_IDS)('with the id %s is refused without one', async (text) => {
    const { connect } = await start();
    const page = await connect();
    page.sendText(`{"jsonrpc":"2.0","id":${text},"method":"status"}`);
    const answer = await page.answers.next();
    expect([codeOf(answer), answer.id]).toEqual([INVALID, null]);
  });

  it('tells nothing but the code’s own text', async () => {
    const { connect } = await start();
    const page = await connect();
    page.sendText(request({ params: { secret: 'x' } }));
    expect(await page.answers.next()).toEqual({
      jsonrpc: '2.0',
      id: 7,
      error: {
        code: -32_600,
        message: expect.not.stringContaining('secret'),
        data: { code: INVALID, retriable: false },
      },
    });
  });

  it('with the id of a pending call is refused; the call goes on', async () => {
    const { connect, prompter } = await withCard(start, 'nl-p384', { script: leaveToTest });
    const page = await connect();
    const id = page.send('authenticate', { challengeNonce: nonce });
    const asked = await prompter.asked.next();
    page.sendText(`{"jsonrpc":"2.0","id":${id},"method":"status"}`);
    expect(codeOf(await page.answers.next())).toBe(INVALID);
    expect(asked.signal.aborted).toBe(false);
    page.sendText(`{"jsonrpc":"2.0","id":"${id}","method":"status"}`);
    expect(await page.answers.next()).toMatchObject({ id: String(id), result: { apiLevel: 1 } });
    asked.answer({ kind: 'cancelled' });
    expect(codeOf(await page.answers.next())).toBe('ERR_EID_USER_CANCELLED');
    page.sendText(`{"jsonrpc":"2.0","id":${id},"method":"status"}`);
    expect(codeOf(await page.answers.next())).toBe('ok');
  });
});
