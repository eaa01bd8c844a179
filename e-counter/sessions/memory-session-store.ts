import type { SessionRecord, SessionStore } from './session.ts';

export interface MemorySessionStoreOptions {
  /** Milliseconds without a request after which a session is over. */
  readonly idleMs: number;
  /** Milliseconds after which a session is over whatever happens. */
  readonly lifetimeMs: number;
  /** Visitors not logged in that are remembered; the oldest goes first. People logged in are never pushed out. */
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
  const anonymous = new Map<string, Entry>();
  const known = new Map<string, Entry>();

  const isOver = (entry: Entry, now: number): boolean =>
    now - entry.touchedAt >= options.idleMs || now - entry.createdAt >= options.lifetimeMs;

  const sweep = (entries: Map<string, Entry>, now: number): void => {
    for (const [id, entry] of entries) {
      if (!isOver(entry, now)) return;
      entries.delete(id);
    }
  };

  const put = (id: string, record: SessionRecord, createdAt: number, now: number): void => {
    anonymous.delete(id);
    known.delete(id);
    const entries = record.state.kind === 'anonymous' ? anonymous : known;
    entries.set(id, { record, createdAt, touchedAt: now });
    const [oldest] = anonymous.keys();
    if (anonymous.size > options.maxAnonymous && oldest !== undefined) anonymous.delete(oldest);
  };

  return {
    get: (id) => {
      const now = options.now();
      const entry = known.get(id) ?? anonymous.get(id);
      if (entry === undefined) return Promise.resolve(null);
      if (isOver(entry, now)) {
        known.delete(id);
        anonymous.delete(id);
        return Promise.resolve(null);
      }
      put(id, entry.record, entry.createdAt, now);
      return Promise.resolve(entry.record);
    },
    set: (id, record) => {
      const now = options.now();
      sweep(anonymous, now);
      sweep(known, now);
      const before = known.get(id) ?? anonymous.get(id);
      put(id, record, before?.createdAt ?? now, now);
      return Promise.resolve();
    },
    delete: (id) => {
      known.delete(id);
      anonymous.delete(id);
      return Promise.resolve();
    },
  };
}
