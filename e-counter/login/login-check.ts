import type { Result } from '../../contracts/result.ts';
import type { AccountKey } from '../accounts/account-key.ts';
import type { ProvenIdentity } from '../registration/proven-identity.ts';
import type { IdentityOutcome } from '../sessions/session.ts';
import type { LoginRefusal } from './login-refusal.ts';
import type { PostedLogin } from './posted-login.ts';

/** A log-in that held. The national number stays behind: only the key made of it comes out. */
export interface CheckedLogin {
  readonly accountKey: AccountKey;
  readonly identity: ProvenIdentity | null;
  readonly identityOutcome: IdentityOutcome;
}

/** The e-counter's view of the verifier. */
export interface LoginCheck {
  /** @returns a nonce that counts once, for this session, for five minutes */
  issueChallenge(sessionId: string): Promise<string>;
  check(sessionId: string, posted: PostedLogin): Promise<Result<CheckedLogin, LoginRefusal>>;
}
