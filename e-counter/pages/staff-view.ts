import type { Account } from '../accounts/account.ts';
import type { AuditEntry } from '../audit/audit-log.ts';
import { longDate } from '../texts/long-date.ts';
import type { Texts } from '../texts/texts.ts';

export interface StaffView {
  readonly waiting: readonly {
    readonly id: number;
    readonly name: string;
    readonly address: string;
    readonly email: string;
    readonly birthDate: string;
    readonly since: string;
  }[];
  readonly events: readonly { readonly at: string; readonly text: string; readonly account: string }[];
}

export function staffView(
  waiting: readonly Account[],
  latest: readonly AuditEntry[],
  texts: Texts,
  language: string,
): StaffView {
  return {
    waiting: waiting.map(({ id, profile, loginAddress, createdAt }) => ({
      id,
      name: `${profile.firstName} ${profile.lastName}`.trim(),
      address:
        `${profile.street} ${profile.number} ${profile.box}`.trim() + `, ${profile.postalCode} ${profile.municipality}`,
      email: loginAddress ?? '',
      birthDate: longDate(profile.birthDate, language),
      since: longDate(createdAt.slice(0, 10), language),
    })),
    events: latest.map(({ event, at, accountId }) => ({
      at: `${at.slice(0, 16).replace('T', ' ')} UTC`,
      text: texts.staff.events[event],
      account: accountId === null ? '' : String(accountId),
    })),
  };
}
