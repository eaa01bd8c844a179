import type { AccountKey } from '../accounts/account-key.ts';
import type { FormValues } from '../registration/form.ts';
import type { ProvenIdentity } from '../registration/proven-identity.ts';

/** How far a visitor has come. Plain JSON, so that a store outside this process can hold it. */
export type SessionState =
  | { readonly kind: 'anonymous' }
  | {
      readonly kind: 'registering';
      readonly accountKey: AccountKey;
      /** The name alone where the rest was not shared or did not hold; null where the certificate has none either. */
      readonly identity: ProvenIdentity | null;
      readonly identityOutcome: IdentityOutcome;
      /** null as long as the form is as it first opened. */
      readonly draft: Draft | null;
    }
  | { readonly kind: 'authenticated'; readonly accountId: number };

/** The registration form as far as the citizen has come with it. */
export interface Draft {
  readonly values: FormValues;
  /** The citizen has sent it before, and is to be told what is wrong. */
  readonly sent: boolean;
}

/** Why the form is filled in or not. */
export type IdentityOutcome = 'proven' | 'not-shared' | 'not-proven';

export interface SessionRecord {
  readonly csrfSecret: string;
  readonly state: SessionState;
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
