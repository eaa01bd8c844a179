import type { AccountStore } from './accounts/account.ts';
import type { Log } from './log.ts';
import type { LoginCheck } from './login/login-check.ts';
import type { Limits } from './options.ts';
import type { Showing } from './pages/show.ts';

/** What the routes work with; the composition root (e-counter.ts) puts it together. */
export interface Parts {
  readonly accounts: AccountStore;
  readonly loginCheck: LoginCheck;
  readonly show: Showing;
  readonly log: Log;
  readonly now: () => Date;
  readonly bridgePorts: readonly number[];
  readonly limits: Limits;
  /** Address of the log-in page's script. */
  readonly script: string;
}
