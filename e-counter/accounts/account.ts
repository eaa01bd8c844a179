import type { AccountKey } from './account-key.ts';

export const TITLES = ['madam', 'sir'] as const;
export type Title = (typeof TITLES)[number];

/** Who says that a value is right: the card (the National Register's signature, or its certificate), or the citizen. */
export const IDENTITY_SOURCES = ['eid', 'declared'] as const;
export type IdentitySource = (typeof IDENTITY_SOURCES)[number];

/** What the citizen's profile holds. Empty string: not given. */
export interface Profile {
  readonly title: Title | '';
  readonly firstName: string;
  /** All given names where the card told them; the form shows the first one only. */
  readonly givenNames: string;
  readonly lastName: string;
  readonly email: string;
  readonly street: string;
  readonly addressExtra: string;
  readonly number: string;
  readonly box: string;
  readonly postalCode: string;
  readonly municipality: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly phone: string;
  /** ISO 8601 with the precision known: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly birthDate: string;
  /** Of first name, given names and last name. */
  readonly nameSource: IdentitySource;
  readonly birthDateSource: IdentitySource;
}

export interface Account {
  readonly id: number;
  readonly profile: Profile;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** Where accounts are kept. Asynchronous, because PostgreSQL will stand behind it too. */
export interface AccountStore {
  findByKey(key: AccountKey): Promise<Account | null>;
  findById(id: number): Promise<Account | null>;
  /** `exists`: another request was faster; that account is left as it is. */
  create(
    key: AccountKey,
    profile: Profile,
  ): Promise<{ readonly outcome: 'created' | 'exists'; readonly account: Account }>;
  close(): void;
}
