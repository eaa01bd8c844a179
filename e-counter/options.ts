import type { Revocation } from '../verifier/index.ts';
import type { Log } from './log.ts';
import type { SessionStore } from './sessions/session.ts';

/**
 * Every limit has a name here. Counts are per client address and minute; an IPv6 address counts with its /64, and behind
 * a TLS proxy on this computer the address is the last one in X-Forwarded-For.
 */
export interface Limits {
  /** Log-in pages for visitors who bring no session: each makes one. */
  readonly newVisitorsPerMinute: number;
  readonly challengesPerMinute: number;
  readonly loginsPerMinute: number;
  readonly registrationsPerMinute: number;
  /** Largest JSON body of a log-in, bytes: token, certificates and identity files take about 20 KiB. */
  readonly loginBodyBytes: number;
  /** Largest posted form, bytes. */
  readonly formBodyBytes: number;
  readonly sessionIdleMinutes: number;
  readonly sessionLifetimeMinutes: number;
  /** Visitors not logged in that the memory store remembers. */
  readonly anonymousSessions: number;
}

export const DEFAULT_LIMITS: Limits = {
  // Over the idle time 1 800 sessions: no single address fills the memory for anonymous ones.
  newVisitorsPerMinute: 60,
  challengesPerMinute: 30,
  loginsPerMinute: 30,
  registrationsPerMinute: 30,
  loginBodyBytes: 64 * 1024,
  formBodyBytes: 16 * 1024,
  sessionIdleMinutes: 30,
  sessionLifetimeMinutes: 8 * 60,
  anonymousSessions: 10_000,
};

export interface ECounterOptions {
  /**
   * The origin that citizens see, serialised (`https://counter.example`). Log-ins are valid for it alone. Default:
   * `http://localhost:PORT` with the port listened on.
   *
   * https means a proxy on this computer that does TLS. It must set or append X-Forwarded-For (most do, for instance
   * nginx's `$proxy_add_x_forwarded_for`): without it all citizens share the limits of one address.
   */
  readonly origin?: string;
  /** Path of the SQLite file, made where it is missing. Default `:memory:`. */
  readonly database?: string;
  /**
   * The commune's secret of 32 bytes. Default: read from, or made as, the file `DATABASE.key`; random where the
   * database is in memory.
   */
  readonly communeKey?: Uint8Array;
  /** Ports on which the log-in page looks for eID Bridge. Default: the protocol's. */
  readonly bridgePorts?: readonly number[];
  /** DER certificates of test roots to trust besides Belgium's. Every page says so. Default: none. */
  readonly testRoots?: readonly Uint8Array[];
  /** How revoked cards are found. Default: OCSP, then CRL, and nobody in with a card when neither answers. */
  readonly revocation?: Revocation;
  /** Default: in memory. */
  readonly sessions?: SessionStore;
  /** Default: silent. */
  readonly log?: Log;
  /** Default: the computer's clock. */
  readonly now?: () => Date;
  readonly limits?: Partial<Limits>;
}
