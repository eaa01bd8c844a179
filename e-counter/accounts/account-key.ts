import { createHmac } from 'node:crypto';

declare const accountKeyBrand: unique symbol;

/** Stands for a citizen in this commune's database: 64 hexadecimal digits, never the national number itself. */
export type AccountKey = string & { readonly [accountKeyBrand]: true };

/** Bytes of the commune's secret key (HMAC-SHA-256, RFC 2104: as long as the hash). */
export const COMMUNE_KEY_BYTES = 32;

/**
 * HMAC-SHA-256 of the national number under the commune's own key. Two communes cannot match their citizens, and the
 * database alone does not give the numbers back: there are few enough of them to try all, so the key is the secret.
 *
 * @param communeKey {@link COMMUNE_KEY_BYTES} bytes
 * @param nationalNumber as in the certificate; separators are dropped, so that every spelling gives the same key
 * @throws RangeError where the key is too short or the number has not 11 digits (the message holds neither)
 */
export function accountKey(communeKey: Uint8Array, nationalNumber: string): AccountKey {
  if (communeKey.length !== COMMUNE_KEY_BYTES) throw new RangeError('the commune key has the wrong length');
  const digits = nationalNumber.replace(/[ .-]/g, '');
  if (!/^\d{11}$/.test(digits)) throw new RangeError('not a national number');
  return createHmac('sha256', communeKey).update(digits, 'utf8').digest('hex') as AccountKey;
}

/** Tells later whether a database was filled under this key, without giving the key away. */
export function communeKeyCheck(communeKey: Uint8Array): string {
  return createHmac('sha256', communeKey).update('e-counter commune key check', 'utf8').digest('hex');
}
