import type { AccountKey } from './account-key.ts';

export const TITLES = ['madam', 'sir'] as const;
export type Title = (typeof TITLES)[number];

/**
 * Who says that a value is right: the card (the National Register's signature, or its certificate), the federal key's
 * provider, or the citizen.
 */
export const IDENTITY_SOURCES = ['eid', 'federal', 'declared'] as const;
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

/** `not-needed`: a card or a federal key said who it is. The others are of accounts with e-mail and password. */
export const APPROVALS = ['not-needed', 'pending', 'approved', 'refused'] as const;
export type Approval = (typeof APPROVALS)[number];

export interface Account {
  readonly id: number;
  readonly profile: Profile;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly approval: Approval;
  /** A card or a federal key opens it. */
  readonly hasKey: boolean;
  /** Confirmed address with which, and a password, it can be opened. */
  readonly loginAddress: string | null;
  /** Sessions made under an earlier number are over: it grows when the password changes. */
  readonly sessionEpoch: number;
  /** In which the commune writes to the citizen. */
  readonly language: string;
}

/** What a new account is opened with from now on. */
export type AccountClaim =
  | { readonly kind: 'key'; readonly key: AccountKey }
  | { readonly kind: 'email'; readonly address: string; readonly passwordHash: string };

export interface NewAccount {
  readonly claim: AccountClaim;
  readonly profile: Profile;
  readonly approval: Approval;
  readonly language: string;
}

/** Where accounts are kept. */
export interface AccountStore {
  findByKey(key: AccountKey): Promise<Account | null>;
  findById(id: number): Promise<Account | null>;
  /** @param address as {@link loginAddress} of it gives it */
  findByAddress(address: string): Promise<{ readonly account: Account; readonly passwordHash: string } | null>;
  /** `exists`: another request was faster; that account is left as it is. */
  create(account: NewAccount): Promise<{ readonly outcome: 'created' | 'exists'; readonly account: Account }>;
  updateProfile(id: number, profile: Profile): Promise<void>;
  /** Ends all its sessions too. */
  setPassword(id: number, passwordHash: string): Promise<void>;
  /** Lets a card or a federal key open the account; the profile is what it proved. `taken`: it opens another one. */
  link(id: number, key: AccountKey, profile: Profile): Promise<'linked' | 'taken'>;
  /** @returns whether it was waiting for that */
  decide(id: number, approval: 'approved' | 'refused'): Promise<boolean>;
  /** Oldest first. */
  waitingForApproval(limit: number): Promise<readonly Account[]>;
  /** With all that hangs on it. */
  delete(id: number): Promise<void>;
}

/** One spelling of an address to find it by: providers that tell capitals apart are not known. */
export function loginAddress(address: string): string {
  return address.normalize('NFC').trim().toLowerCase();
}
