import { numberOf, type Database } from '../storage/database.ts';
import { newSecret, secretHash } from './secret-link.ts';

export interface PasswordResetStore {
  /** @returns the secret for the mailed link */
  add(accountId: number, lifetimeMs: number): Promise<string>;
  isWaiting(secret: string): Promise<boolean>;
  /** @returns the account's id, once */
  take(secret: string): Promise<number | null>;
}

export function createPasswordResetStore(database: Database, now: () => Date): PasswordResetStore {
  const time = (afterMs = 0): string => new Date(now().getTime() + afterMs).toISOString();
  return {
    add: async (accountId, lifetimeMs) => {
      const { secret, hash } = newSecret();
      await database.rows('DELETE FROM password_reset WHERE expires_at <= ?', time());
      await database.rows('INSERT INTO password_reset VALUES (?, ?, ?)', hash, accountId, time(lifetimeMs));
      return secret;
    },
    isWaiting: async (secret) => {
      const sql = 'SELECT 1 AS found FROM password_reset WHERE token_hash = ? AND expires_at > ?';
      return (await database.rows(sql, secretHash(secret), time())).length > 0;
    },
    take: async (secret) => {
      const sql = 'DELETE FROM password_reset WHERE token_hash = ? AND expires_at > ? RETURNING account_id';
      const [row] = await database.rows(sql, secretHash(secret), time());
      return row === undefined ? null : numberOf(row, 'account_id');
    },
  };
}
