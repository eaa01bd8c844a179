import { expect, it } from '@jest/globals';
import { accountKey, communeKeyCheck } from '../../../e-counter/accounts/account-key.ts';

const KEY = Buffer.alloc(32, 1);

it('is HMAC-SHA-256 of the eleven digits', () => {
  // echo -n 00000000097 | openssl dgst -sha256 -mac hmac -macopt hexkey:0101…01
  expect(accountKey(KEY, '00000000097')).toBe('8434da9c08e95bcd078ce7e6223598c533dc6fdeb0dafd395bf732dfc9f3c4a8');
});

it('is the same however the number is written, and another under another key', () => {
  expect(accountKey(KEY, '00.00.00-000.97')).toBe(accountKey(KEY, '00000000097'));
  expect(accountKey(Buffer.alloc(32, 2), '00000000097')).not.toBe(accountKey(KEY, '00000000097'));
  expect(communeKeyCheck(KEY)).not.toBe(accountKey(KEY, '00000000097'));
});

it.each(['', '0000000009', '000000000970', 'abcdefghijk'])('refuses %j without quoting it', (number) => {
  expect(() => accountKey(KEY, number)).toThrow(/^not a national number$/);
});

it('refuses a short key', () => {
  expect(() => accountKey(Buffer.alloc(16), '00000000097')).toThrow(RangeError);
});
