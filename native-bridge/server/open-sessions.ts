import type { Origin } from '../origin.ts';
import type { ServerLimits } from './limits.ts';
import { CLOSE, type Session } from './session.ts';

/** The sessions that are open, oldest first, and whether there is room for one more. */
export interface OpenSessions {
  /**
   * Where all places are taken, an approved site gets that of the oldest idle page of a site nobody approved: a page
   * that opens many sockets locks nobody out.
   */
  readonly makeRoom: (origin: Origin) => boolean;
  add(session: Session): void;
  remove(session: Session): void;
  closeAll(): void;
  closeOf(origin: Origin): void;
  /** Each once. */
  origins(): readonly Origin[];
}

export function createOpenSessions(limits: ServerLimits, isApproved: (origin: Origin) => boolean): OpenSessions {
  const sessions = new Set<Session>();

  const evictFor = (origin: Origin): boolean => {
    if (!isApproved(origin)) return false;
    const idle = [...sessions].find((session) => session.isIdle() && !isApproved(session.origin));
    if (idle === undefined) return false;
    sessions.delete(idle);
    idle.close(CLOSE.tryAgainLater);
    return true;
  };

  return {
    makeRoom: (origin) => {
      const ofOrigin = [...sessions].filter((session) => session.origin === origin).length;
      if (ofOrigin >= limits.maxConnectionsPerOrigin) return false;
      return sessions.size < limits.maxConnections || evictFor(origin);
    },
    origins: () => [...new Set([...sessions].map(({ origin }) => origin))],
    add: (session) => sessions.add(session),
    remove: (session) => sessions.delete(session),
    closeAll: () => {
      for (const session of sessions) session.close(CLOSE.goingAway);
    },
    closeOf: (origin) => {
      for (const session of sessions) if (session.origin === origin) session.close(CLOSE.policyViolation);
    },
  };
}
