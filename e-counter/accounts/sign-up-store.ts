import { textOf, type Database } from '../storage/database.ts';
import { newSecret, secretHash } from './secret-link.ts';

/** Somebody asked for an account with this address and password; the link in the mail shows that the address is theirs. */
export interface SignUp {
  readonly address: string;
  readonly passwordHash: string;
}

export interface SignUpStore {
  /** @returns the secret for the mailed link */
  add(signUp: SignUp, lifetimeMs: number): Promise<string>;
  /** Whether the link of a mail is still good; it is not used up by looking. */
  isWaiting(secret: string): Promise<boolean>;
  /** Gives it out once. */
  take(secret: string): Promise<SignUp | null>;
}

export function createSignUpStore(database: Database, now: () => Date): SignUpStore {
  const time = (afterMs = 0): string => new Date(now().getTime() + afterMs).toISOString();
  return {
    add: async ({ address, passwordHash }, lifetimeMs) => {
      const { secret, hash } = newSecret();
      await database.rows('DELETE FROM sign_up WHERE expires_at <= ?', time());
      await database.rows('INSERT INTO sign_up VALUES (?, ?, ?, ?)', hash, address, passwordHash, time(lifetimeMs));
      return secret;
    },
    isWaiting: async (secret) => {
      const sql = 'SELECT 1 AS found FROM sign_up WHERE token_hash = ? AND expires_at > ?';
      return (await database.rows(sql, secretHash(secret), time())).length > 0;
    },
    take: async (secret) => {
      const sql = 'DELETE FROM sign_up WHERE token_hash = ? AND expires_at > ? RETURNING address, password_hash';
      const [row] = await database.rows(sql, secretHash(secret), time());
      return row === undefined ? null : { address: textOf(row, 'address'), passwordHash: textOf(row, 'password_hash') };
    },
  };
}
