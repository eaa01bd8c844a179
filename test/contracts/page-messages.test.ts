import { describe, expect, it } from '@jest/globals';
import * as v from 'valibot';
import {
  HASH_BYTES,
  METHOD_PARAMS,
  METHODS,
  NotificationFrame,
  RequestFrame,
  type Method,
} from '../../contracts/page-messages.ts';

const accepts = (method: Method, params: unknown): boolean => v.is(METHOD_PARAMS[method], params);
const nonce = 'n'.repeat(44);
const base64 = (length: number): string => Buffer.alloc(length, 1).toString('base64');
const purpose = 'to open an account';

describe('the methods', () => {
  it('are those of the protocol', () => {
    expect([...METHODS].sort()).toEqual(
      ['authenticate', 'cancel', 'getSigningCertificate', 'readIdentity', 'sign', 'status'].sort(),
    );
  });

  it.each<readonly [Method, unknown]>([
    ['status', undefined],
    ['status', {}],
    ['cancel', undefined],
    ['authenticate', { challengeNonce: nonce }],
    ['authenticate', { challengeNonce: 'n'.repeat(128), lang: 'nl' }],
    ['authenticate', { challengeNonce: nonce, identity: { fields: ['surname'], purpose, signed: true } }],
    ['readIdentity', { fields: ['photo', 'address'], purpose, lang: 'de' }],
    ['getSigningCertificate', undefined],
    ['getSigningCertificate', { lang: 'fr' }],
    ['sign', { certificate: base64(9), hash: base64(32), hashFunction: 'SHA-256', documentName: 'a.pdf' }],
  ])('%s takes %j', (method, params) => {
    expect(accepts(method, params)).toBe(true);
  });

  it.each<readonly [Method, unknown]>([
    ['status', { lang: 'fr' }],
    ['cancel', null],
    ['authenticate', undefined],
    ['authenticate', { challengeNonce: 'n'.repeat(43) }],
    ['authenticate', { challengeNonce: 'n'.repeat(129) }],
    ['authenticate', { challengeNonce: `${nonce}\n` }],
    ['authenticate', { challengeNonce: `${nonce}\u00e9` }],
    ['authenticate', { challengeNonce: nonce, lang: 'FR' }],
    ['authenticate', { challengeNonce: nonce, identity: { fields: [], purpose } }],
    ['authenticate', { challengeNonce: nonce, identity: { fields: ['surname'] } }],
    ['authenticate', { challengeNonce: nonce, identity: null }],
    ['readIdentity', { fields: ['surname', 'surname'], purpose }],
    ['readIdentity', { fields: ['chipNumber'], purpose }],
    ['readIdentity', { fields: 'surname', purpose }],
    ['readIdentity', { fields: ['surname'], purpose, signed: 'yes' }],
    ['readIdentity', { fields: ['surname'], purpose: '' }],
    ['readIdentity', { fields: ['surname'], purpose: '   ' }],
    ['readIdentity', { fields: ['surname'], purpose: 'x'.repeat(201) }],
    ['readIdentity', { fields: ['surname'], purpose: 'two\nlines' }],
    ['readIdentity', { fields: ['surname'], purpose: 'turned \u202e round' }],
    ['readIdentity', { fields: ['surname'], purpose: 'a\u2028b' }],
    ['readIdentity', { fields: ['surname'], purpose: '\u001b[2J' }],
    ['sign', { certificate: 'no base64!', hash: base64(32), hashFunction: 'SHA-256', documentName: 'a' }],
    ['sign', { certificate: base64(9), hash: base64(32), hashFunction: 'SHA-1', documentName: 'a' }],
    ['sign', { certificate: base64(9), hash: base64(32), hashFunction: 'SHA-256', documentName: '' }],
    ['sign', { certificate: base64(9), hash: base64(32), hashFunction: 'SHA-256' }],
  ])('%s refuses %j', (method, params) => {
    expect(accepts(method, params)).toBe(false);
  });

  it.each(Object.entries(HASH_BYTES))('sign takes a hash of exactly the length of %s', (hashFunction, length) => {
    const takes = (bytes: number): boolean =>
      accepts('sign', { certificate: base64(9), hash: base64(bytes), hashFunction, documentName: 'a.pdf' });
    expect([length - 1, length, length + 1].map(takes)).toEqual([false, true, false]);
  });
});

describe('frames', () => {
  it.each([
    { jsonrpc: '2.0', id: 1, method: 'status' },
    { jsonrpc: '2.0', id: 'a', method: 'x', params: {} },
  ])('%j is a request', (frame) => {
    expect(v.is(RequestFrame, frame)).toBe(true);
  });

  it.each([
    { jsonrpc: '2.0', id: 1, method: 'status', params: [] },
    { jsonrpc: '2.0', id: null, method: 'status' },
    { jsonrpc: '2.0', method: 'status' },
    { jsonrpc: '2.0', id: 1, method: 'status', extra: 1 },
    [],
  ])('%j is none', (frame) => {
    expect(v.is(RequestFrame, frame)).toBe(false);
  });

  it('notifications carry their own parameters only', () => {
    const frame = (method: string, params: unknown): unknown => ({ jsonrpc: '2.0', method, params });
    expect(v.is(NotificationFrame, frame('operation', { state: 'signing' }))).toBe(true);
    expect(v.is(NotificationFrame, frame('card', { event: 'inserted', readerId: 'r' }))).toBe(true);
    expect(v.is(NotificationFrame, frame('card', { event: 'added', readerId: 'r' }))).toBe(false);
    expect(v.is(NotificationFrame, frame('card', { event: 'inserted', readerId: 'r', holder: 'x' }))).toBe(false);
    expect(v.is(NotificationFrame, frame('operation', { state: 'done' }))).toBe(false);
  });
});

describe("a site's own words", () => {
  it.each(['a  b', `a${' '.repeat(50)}https://www.belgium.be`, 'a\u00a0\u2003b', 'line\nbreak', 'turn\u202eround'])(
    'can not be laid out to look like ours: %j',
    (words) => {
      expect(accepts('readIdentity', { fields: ['sex'], purpose: words })).toBe(false);
      const document = { certificate: base64(9), hash: base64(32), hashFunction: 'SHA-256', documentName: words };
      expect(accepts('sign', document)).toBe(false);
    },
  );
});
