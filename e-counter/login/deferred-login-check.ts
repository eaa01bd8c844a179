import type { LoginCheck } from './login-check.ts';

export interface DeferredLoginCheck extends LoginCheck {
  setOrigin(origin: string): void;
  /** @throws Error as long as the origin is not known */
  readonly origin: () => string;
}

/** With port 0 the origin is known only once the server listens; until then nobody can log in. */
export function deferredLoginCheck(create: (origin: string) => LoginCheck): DeferredLoginCheck {
  let known: { readonly origin: string; readonly check: LoginCheck } | undefined;
  const ready = (): { readonly origin: string; readonly check: LoginCheck } => {
    if (known === undefined) throw new Error('the origin is not known: listen first, or give the origin option');
    return known;
  };
  return {
    setOrigin: (origin) => {
      known = { origin, check: create(origin) };
    },
    origin: () => ready().origin,
    issueChallenge: (sessionId) => ready().check.issueChallenge(sessionId),
    check: (sessionId, posted) => ready().check.check(sessionId, posted),
  };
}
