import type { Result } from '../../contracts/result.ts';
import type { AccountKey } from '../accounts/account-key.ts';
import type { ProvenIdentity } from '../registration/proven-identity.ts';

/** What must come back from the provider with the citizen; all three are secrets of one attempt (RFC 7636, OIDC core). */
export interface FederalAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  readonly language: string;
}

/** Why a log-in with a federal key came to nothing. */
export type FederalRefusal = 'cancelled' | 'refused' | 'unavailable';

export interface FederalCitizen {
  readonly accountKey: AccountKey;
  readonly identity: ProvenIdentity;
}

/** The federal keys (itsme, codes by text message or app…) behind their one provider, CSAM. */
export interface FederalLogin {
  /** @returns where to send the citizen, and what to keep meanwhile */
  begin(language: string): Promise<Result<{ readonly url: string; readonly attempt: FederalAttempt }, FederalRefusal>>;
  /** @param query of the address to which the provider sent the citizen back */
  finish(query: string, attempt: FederalAttempt): Promise<Result<FederalCitizen, FederalRefusal>>;
}
