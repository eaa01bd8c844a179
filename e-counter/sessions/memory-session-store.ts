import type { SessionRecord, SessionStore } from './session.ts';

export interface MemorySessionStoreOptions {
  /** Milliseconds without a request after which a session is over. */
  readonly idleMs: number;
  /** Milliseconds after which a session is over whatever happens. */
  readonly lifetimeMs: number;
  /**
   * Visitors not logged in that are remembered, those who came back and those who never did together. The larger of
   * these two crowds gives way, longest untouched first: a flood of first requests pushes out none who is at work, and
   * a flood of second ones nobody who just came. People logged in are never pushed out.
   */
  readonly maxAnonymous: number;
  /** Milliseconds since any fixed moment. */
  readonly now: () => number;
}

interface Entry {
  readonly record: SessionRecord;
  readonly createdAt: number;
  readonly touchedAt: number;
}

export function createMemorySessionStore(options: MemorySessionStoreOptions): SessionStore {
  // A Map keeps the order of insertion and each touch inserts anew: the first entry is the one longest untouched.
  const glimpsed = new Map<string, Entry>();
  const returned = new Map<string, Entry>();
  const known = new Map<string, Entry>();
  const all = [known, returned, glimpsed];

  const isOver = (entry: Entry, now: number): boolean =>
    now - entry.touchedAt >= options.idleMs || now - entry.createdAt >= options.lifetimeMs;

  const sweep = (entries: Map<string, Entry>, now: number): void => {
    for (const [id, entry] of entries) {
      if (!isOver(entry, now)) return;
      entries.delete(id);
    }
  };

  const find = (id: string): Entry | undefined => known.get(id) ?? returned.get(id) ?? glimpsed.get(id);

  const forget = (id: string): void => {
    for (const entries of all) entries.delete(id);
  };

  const makeRoom = (): void => {
    if (glimpsed.size + returned.size <= options.maxAnonymous) return;
    const crowd = glimpsed.size >= returned.size ? glimpsed : returned;
    const [oldest] = crowd.keys();
    if (oldest !== undefined) crowd.delete(oldest);
  };

  const put = (id: string, entry: Entry, anonymous: Map<string, Entry>): void => {
    forget(id);
    (entry.record.state.kind === 'anonymous' ? anonymous : known).set(id, entry);
    makeRoom();
  };

  return {
    get: (id) => {
      const now = options.now();
      const entry = find(id);
      if (entry === undefined) return Promise.resolve(null);
      if (isOver(entry, now)) {
        forget(id);
        return Promise.resolve(null);
      }
      put(id, { ...entry, touchedAt: now }, returned);
      return Promise.resolve(entry.record);
    },
    set: (id, record) => {
      const now = options.now();
      for (const entries of all) sweep(entries, now);
      const before = find(id);
      const entry = { record, createdAt: before?.createdAt ?? now, touchedAt: now };
      put(id, entry, before === undefined ? glimpsed : returned);
      return Promise.resolve();
    },
    delete: (id) => {
      forget(id);
      return Promise.resolve();
    },
  };
}
