import type { AccountClaim } from '../accounts/account.ts';
import type { FederalAttempt } from '../federal/federal-login.ts';
import type { FormValues } from '../registration/form.ts';
import type { ProvenIdentity } from '../registration/proven-identity.ts';

/** How somebody logged in: some pages want proof of who is there, which an address and a password are not. */
export const LOGIN_WAYS = ['eid', 'federal', 'email'] as const;
export type LoginWay = (typeof LOGIN_WAYS)[number];

/** How far a visitor has come. Plain JSON, so that a store outside this process can hold it. */
export type SessionState =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'registering';
      readonly way: LoginWay;
      readonly claim: AccountClaim;
      /** The name alone where the rest was not shared or did not hold; null where nothing is proven. */
      readonly identity: ProvenIdentity | null;
      readonly identityOutcome: IdentityOutcome;
      /** null as long as the form is as it first opened. */
      readonly draft: Draft | null;
    }
  | {
      readonly kind: 'authenticated';
      readonly way: LoginWay;
      readonly accountId: number;
      /** The account's own number when the session began; another one by now ends it. */
      readonly epoch: number;
    };

/** The registration form as far as the citizen has come with it. */
export interface Draft {
  readonly values: FormValues;
  /** The citizen has sent it before, and is to be told what is wrong. */
  readonly sent: boolean;
}

/** Why the form is filled in or not. */
export type IdentityOutcome = 'proven' | 'not-shared' | 'not-proven' | 'federal' | 'declared';

/** What a visitor is in the middle of, whoever he turns out to be. */
export interface Errand {
  /** Where he wanted to go when he was asked to log in. */
  readonly returnTo: ReturnTo | null;
  /** He was sent to the federal key's provider and has not come back yet. */
  readonly federal: FederalAttempt | null;
}

/** Pages that a log-in leads back to, named and not addressed: nobody can put another site's address here. */
export const RETURN_PAGES = {
  household: '/procedures/household',
  childcare: '/procedures/childcare',
  parents: '/parents',
  basket: '/basket',
  account: '/account',
  staff: '/staff',
} as const;
export type ReturnTo = keyof typeof RETURN_PAGES;

export function returnTo(text: unknown): ReturnTo | null {
  return (Object.keys(RETURN_PAGES) as ReturnTo[]).find((name) => name === text) ?? null;
}

export interface SessionRecord {
  readonly csrfSecret: string;
  readonly state: SessionState;
  readonly errand: Errand;
}

/**
 * Where sessions are kept. Ids are secrets of 32 random bytes. A store forgets a record by itself when it was not
 * touched for the idle time.
 */
export interface SessionStore {
  /** Reading counts as touching. */
  get(id: string): Promise<SessionRecord | null>;
  set(id: string, record: SessionRecord): Promise<void>;
  delete(id: string): Promise<void>;
}
