import type { Revocation } from '../verifier/index.ts';
import type { FederalOptions } from './federal/openid-login.ts';
import type { Log } from './log.ts';
import type { Mailer } from './mail/mailer.ts';
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
  /** Log-ins with a password, and forms that send a mail. */
  readonly passwordsPerMinute: number;
  readonly requestsPerMinute: number;
  /** Wrong passwords of one e-mail address in a quarter of an hour, wherever they come from. */
  readonly passwordsPerAddress: number;
  /** Mails to one e-mail address in an hour, wherever they are asked for. */
  readonly mailsPerAddress: number;
  /** Largest JSON body of a log-in, bytes: token, certificates and identity files take about 20 KiB. */
  readonly loginBodyBytes: number;
  /** Largest posted form, bytes. */
  readonly formBodyBytes: number;
  readonly sessionIdleMinutes: number;
  readonly sessionLifetimeMinutes: number;
  /** Visitors not logged in that the memory store remembers. */
  readonly anonymousSessions: number;
  /** How long the link in a mail is good. */
  readonly mailedLinkMinutes: number;
}

export const DEFAULT_LIMITS: Limits = {
  // Over the idle time 1 800 sessions: no single address fills the memory for anonymous ones.
  newVisitorsPerMinute: 60,
  challengesPerMinute: 30,
  loginsPerMinute: 30,
  registrationsPerMinute: 30,
  passwordsPerMinute: 20,
  requestsPerMinute: 30,
  passwordsPerAddress: 10,
  mailsPerAddress: 5,
  loginBodyBytes: 64 * 1024,
  formBodyBytes: 16 * 1024,
  sessionIdleMinutes: 30,
  sessionLifetimeMinutes: 8 * 60,
  anonymousSessions: 10_000,
  mailedLinkMinutes: 60,
};

export interface KioskOptions {
  /** Seconds without a touch after which the citizen is asked, and 15 more until the session ends. Default 60. */
  readonly idleSeconds?: number;
}

export interface ECounterOptions {
  /**
   * The origin that citizens see, serialised (`https://counter.example`). Log-ins are valid for it alone. Default:
   * `http://localhost:PORT` with the port listened on.
   *
   * https means a proxy that does TLS, on this computer or at `trustedProxy`. It must set or append X-Forwarded-For (most do, for instance
   * nginx's `$proxy_add_x_forwarded_for`): without it all citizens share the limits of one address.
   */
  readonly origin?: string;
  /** Address or network (CIDR) of the proxy that does TLS. Default: this computer. */
  readonly trustedProxy?: string;
  /** `postgresql://…`, or the path of an SQLite file, made where it is missing. Default `:memory:`. */
  readonly database?: string;
  /** `redis://…`: sessions, challenges and counters live there, so that several instances can share them. */
  readonly redis?: string;
  /**
   * The commune's secret of 32 bytes. Default: read from, or made as, the file `DATABASE.key`; random where the
   * database is in memory. Must be given with PostgreSQL.
   */
  readonly communeKey?: Uint8Array;
  /** Ports on which the log-in page looks for eID Bridge. Default: the protocol's. */
  readonly bridgePorts?: readonly number[];
  /** DER certificates of test roots to trust besides Belgium's. Every page says so. Default: none. */
  readonly testRoots?: readonly Uint8Array[];
  /** How revoked cards are found. Default: OCSP, then CRL, and nobody in with a card when neither answers. */
  readonly revocation?: Revocation;
  /** Sends the mails. Default: none, and then no accounts with e-mail and password are offered. */
  readonly mailer?: Mailer;
  /** E-mail addresses of the commune's staff. Their accounts see the staff page once the address is confirmed. */
  readonly staff?: readonly string[];
  /** The federal keys' provider. Default: none, and then they are not offered. */
  readonly federal?: FederalOptions;
  /** Lets `?kiosk` make a browser one that many people use after each other. Default: not possible. */
  readonly kiosk?: KioskOptions;
  /** Default: in memory, or in Redis where that is given. */
  readonly sessions?: SessionStore;
  /** Default: silent. */
  readonly log?: Log;
  /** Default: the computer's clock. */
  readonly now?: () => Date;
  readonly limits?: Partial<Limits>;
}
