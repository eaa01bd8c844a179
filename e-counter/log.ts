import type { IdentitySource } from './accounts/account.ts';
import type { ProcedureKey } from './procedures/procedure.ts';
import type { LoginWay } from './sessions/session.ts';

/**
 * What the e-counter tells its operator. The entries are closed: no address, name, number, query string or error text
 * of a library can get in, because there is no field for it.
 */
export type LogEntry =
  | {
      readonly event: 'request';
      readonly method: string;
      /** The route's own pattern, never the address asked for. */
      readonly route: string;
      readonly status: number;
      readonly milliseconds: number;
    }
  | { readonly event: 'logged-in'; readonly way: LoginWay; readonly citizen: 'known' | 'new' }
  | { readonly event: 'password-refused'; readonly because: 'wrong' | 'too-many' }
  /** `code` of ours; what the provider said follows as a fault. */
  | { readonly event: 'federal-refused'; readonly code: string }
  /** The mail server did not take a message. */
  | { readonly event: 'mail-not-sent' }
  | { readonly event: 'citizen-request'; readonly procedure: ProcedureKey; readonly state: 'basket' | 'sent' }
  /** `code` of the verifier, or of the e-counter. */
  | { readonly event: 'login-refused'; readonly code: string }
  /** Nobody could say whether a card is revoked, or not believably: what each source said, in the verifier's words. */
  | { readonly event: 'revocation-not-known'; readonly why: string }
  /** Logged in all the same, as the operator chose. */
  | { readonly event: 'revocation-not-checked' }
  | { readonly event: 'identity-not-proven'; readonly code: string }
  | { readonly event: 'registered'; readonly nameFrom: IdentitySource; readonly birthDateFrom: IdentitySource }
  | { readonly event: 'logged-out' }
  | { readonly event: 'test-roots-trusted'; readonly roots: number }
  /** A fault of ours: where, not what (messages may quote data). */
  | {
      readonly event: 'fault';
      readonly name: string;
      readonly code: string | null;
      readonly frames: readonly string[];
    };

export type Log = (entry: LogEntry) => void;

export const SILENT: Log = () => undefined;

/** One line of JSON an entry. */
export function logTo(write: (line: string) => void, now: () => Date): Log {
  return (entry) => {
    write(`${JSON.stringify({ time: now().toISOString(), ...entry })}\n`);
  };
}

/** Where a fault happened, without its message. */
export function faultEntry(error: unknown): LogEntry {
  const facts = new Map<string, unknown>();
  if (typeof error === 'object' && error !== null) {
    for (const name of ['name', 'code', 'stack']) facts.set(name, Reflect.get(error, name));
  }
  const text = (name: string): string | null => {
    const value = facts.get(name);
    return typeof value === 'string' ? value : null;
  };
  const frames = (text('stack') ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    event: 'fault',
    name: text('name') ?? typeof error,
    code: text('code'),
    frames: frames.slice(0, 8).map((line) => line.trim()),
  };
}
