import { randomInt } from 'node:crypto';
import { textOf, type Database, type Row } from '../storage/database.ts';
import type { Answers } from './answers.ts';
import { procedureKey, type ProcedureKey } from './procedure.ts';

export interface CitizenRequest {
  readonly reference: string;
  readonly procedure: ProcedureKey;
  readonly answers: Answers;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** null: still in the basket. */
  readonly sentAt: string | null;
}

export interface NewRequest {
  /** null: of somebody who is not logged in. */
  readonly accountId: number | null;
  readonly procedure: ProcedureKey;
  readonly answers: Answers;
  readonly state: 'basket' | 'sent';
}

export interface RequestStore {
  /** @returns the reference, which the citizen is told */
  add(request: NewRequest): Promise<string>;
  /** In the basket, oldest first. */
  basket(accountId: number): Promise<readonly CitizenRequest[]>;
  /** Sent, newest first. */
  sent(accountId: number): Promise<readonly CitizenRequest[]>;
  /** Sends all that is in the basket. @returns how many that were */
  order(accountId: number): Promise<number>;
  /** Takes one out of the basket of this account. */
  remove(accountId: number, reference: string): Promise<void>;
}

/** No vowels and nothing that looks like something else: read out over the telephone, and never a word. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ23456789';
const REFERENCE_LENGTH = 8;

export function createRequestStore(database: Database, now: () => Date): RequestStore {
  const list = async (condition: string, accountId: number): Promise<readonly CitizenRequest[]> =>
    (await database.rows(`SELECT * FROM request WHERE account_id = ? AND ${condition}`, accountId)).flatMap(toRequest);
  return {
    add: async ({ accountId, procedure, answers, state }) => {
      const reference = newReference(now());
      const time = now().toISOString();
      await database.rows(
        'INSERT INTO request (reference, account_id, "procedure", answers, state, created_at, sent_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
        reference,
        accountId,
        procedure,
        JSON.stringify(answers),
        state,
        time,
        state === 'sent' ? time : null,
      );
      return reference;
    },
    basket: (accountId) => list("state = 'basket' ORDER BY id", accountId),
    sent: (accountId) => list("state = 'sent' ORDER BY id DESC", accountId),
    order: async (accountId) => {
      const sql =
        "UPDATE request SET state = 'sent', sent_at = ? WHERE account_id = ? AND state = 'basket' RETURNING id";
      return (await database.rows(sql, now().toISOString(), accountId)).length;
    },
    remove: async (accountId, reference) => {
      const sql = "DELETE FROM request WHERE account_id = ? AND reference = ? AND state = 'basket'";
      await database.rows(sql, accountId, reference);
    },
  };
}

function newReference(now: Date): string {
  const letters = Array.from({ length: REFERENCE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)] ?? '');
  return `${String(now.getUTCFullYear())}-${letters.join('')}`;
}

/** A procedure that is offered no longer is not shown. */
function toRequest(row: Row): readonly CitizenRequest[] {
  const procedure = procedureKey(textOf(row, 'procedure'));
  if (procedure === null) return [];
  return [
    {
      reference: textOf(row, 'reference'),
      procedure,
      answers: JSON.parse(textOf(row, 'answers')) as Answers,
      createdAt: textOf(row, 'created_at'),
      sentAt: row['sent_at'] !== null ? textOf(row, 'sent_at') : null,
    },
  ];
}
