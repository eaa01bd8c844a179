import { createHash, randomBytes } from 'node:crypto';

/** What stands in a mailed link: 32 random bytes. The database holds its hash alone, so that a copy of it opens nothing. */
export function newSecret(): { readonly secret: string; readonly hash: string } {
  const secret = randomBytes(32).toString('base64url');
  return { secret, hash: secretHash(secret) };
}

export function secretHash(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}
