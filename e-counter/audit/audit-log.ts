import { numberOf, textOf, type Database } from '../storage/database.ts';

/** What happened to an account: kept longer than a log, and without a name, an address or a number. */
export const AUDIT_EVENTS = [
  'account-created',
  'logged-in-with-card',
  'logged-in-with-federal-key',
  'logged-in-with-password',
  'password-refused',
  'password-changed',
  'key-linked',
  'profile-changed',
  'request-sent',
  'data-exported',
  'approved',
  'refused',
  'account-deleted',
] as const;
export type AuditEvent = (typeof AUDIT_EVENTS)[number];

export interface AuditEntry {
  readonly event: AuditEvent;
  readonly accountId: number | null;
  /** The member of staff who did it; null: the citizen. */
  readonly actorId: number | null;
  /** ISO 8601, UTC. */
  readonly at: string;
}

export interface AuditLog {
  add(event: AuditEvent, accountId: number | null, actorId?: number): Promise<void>;
  /** Newest first. */
  latest(limit: number): Promise<readonly AuditEntry[]>;
  /** Of one account, oldest first. */
  of(accountId: number): Promise<readonly AuditEntry[]>;
}

export function createAuditLog(database: Database, now: () => Date): AuditLog {
  return {
    add: async (event, accountId, actorId) => {
      const sql = 'INSERT INTO audit (at, event, account_id, actor_id) VALUES (?, ?, ?, ?)';
      await database.rows(sql, now().toISOString(), event, accountId, actorId ?? null);
    },
    latest: async (limit) =>
      (await database.rows('SELECT * FROM audit ORDER BY id DESC LIMIT ?', limit)).flatMap(toEntry),
    of: async (accountId) =>
      (await database.rows('SELECT * FROM audit WHERE account_id = ? ORDER BY id', accountId)).flatMap(toEntry),
  };
}

function toEntry(row: Parameters<typeof textOf>[0]): readonly AuditEntry[] {
  const event = AUDIT_EVENTS.find((name) => name === textOf(row, 'event'));
  if (event === undefined) return [];
  const id = (column: string): number | null => (row[column] === null ? null : numberOf(row, column));
  return [{ event, at: textOf(row, 'at'), accountId: id('account_id'), actorId: id('actor_id') }];
}
