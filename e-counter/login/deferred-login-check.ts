import type { LoginCheck } from './login-check.ts';

export interface DeferredLoginCheck extends LoginCheck {
  setOrigin(origin: string): void;
}

/** With port 0 the origin is known only once the server listens; until then nobody can log in. */
export function deferredLoginCheck(create: (origin: string) => LoginCheck): DeferredLoginCheck {
  let check: LoginCheck | undefined;
  const ready = (): LoginCheck => {
    if (check === undefined) throw new Error('the origin is not known: listen first, or give the origin option');
    return check;
  };
  return {
    setOrigin: (origin) => {
      check = create(origin);
    },
    issueChallenge: (sessionId) => ready().issueChallenge(sessionId),
    check: (sessionId, posted) => ready().check(sessionId, posted),
  };
}
