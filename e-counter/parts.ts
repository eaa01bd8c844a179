import type { AccountStore } from './accounts/account.ts';
import type { PasswordResetStore } from './accounts/password-reset-store.ts';
import type { SignUpStore } from './accounts/sign-up-store.ts';
import type { AuditLog } from './audit/audit-log.ts';
import type { FederalLogin } from './federal/federal-login.ts';
import type { Log } from './log.ts';
import type { LoginCheck } from './login/login-check.ts';
import type { Mailroom } from './mail/mailroom.ts';
import type { Limits } from './options.ts';
import type { Showing } from './pages/show.ts';
import type { AttemptCounter } from './passwords/attempts.ts';
import type { RequestStore } from './procedures/request-store.ts';
import type { NewVisitorLimit } from './security/new-visitors.ts';

/** What the routes work with; the composition root (e-counter.ts) puts it together. */
export interface Parts {
  readonly accounts: AccountStore;
  readonly signUps: SignUpStore;
  readonly passwordResets: PasswordResetStore;
  readonly requests: RequestStore;
  readonly audit: AuditLog;
  readonly attempts: AttemptCounter;
  readonly loginCheck: LoginCheck;
  /** null: this commune offers no accounts with e-mail and password. */
  readonly mailroom: Mailroom | null;
  /** null: this commune offers no federal keys. */
  readonly federal: FederalLogin | null;
  /** Confirmed addresses of the commune's staff, as {@link loginAddress} writes them. */
  readonly staff: ReadonlySet<string>;
  readonly communeKey: Uint8Array;
  readonly kiosk: boolean;
  /** The origin that citizens see; throws before the server listens, where it was not given. */
  readonly origin: () => string;
  readonly show: Showing;
  readonly log: Log;
  readonly now: () => Date;
  readonly bridgePorts: readonly number[];
  readonly limits: Limits;
  /** For pages that give their visitor a session. */
  readonly newVisitors: NewVisitorLimit;
  /** Address of the log-in page's script. */
  readonly script: string;
}
