import { createBoundedMap } from '../bounded-map.ts';

export interface Loaded<V> {
  readonly value: V;
  /** Until when the value may be used, milliseconds since 1970; null: by those who asked for it, and no longer. */
  readonly usableUntil: number | null;
}

/** Values by key: asked for once however many want them at the same time, and kept as long as they may be used. */
export interface AnswerCache<V> {
  get(key: string, load: () => Promise<Loaded<V>>): Promise<V>;
}

interface Kept<V> {
  readonly value: V;
  readonly freshUntil: number;
  readonly usableUntil: number;
}

/**
 * @param freshMs after so long a value is loaded anew; where that gives one that may not be kept (no answer, say), the
 * old one serves on while it may be used
 */
export function createAnswerCache<V>(capacity: number, freshMs: number, clock: () => Date): AnswerCache<V> {
  const kept = createBoundedMap<Kept<V>>(capacity);
  const loading = new Map<string, Promise<V>>();

  async function refresh(key: string, load: () => Promise<Loaded<V>>): Promise<V> {
    const { value, usableUntil } = await load();
    const now = clock().getTime();
    if (usableUntil !== null) {
      if (freshMs > 0) kept.set(key, { value, usableUntil, freshUntil: Math.min(usableUntil, now + freshMs) });
      return value;
    }
    const old = kept.get(key);
    return old !== undefined && now < old.usableUntil ? old.value : value;
  }

  return {
    get(key, load) {
      const known = kept.get(key);
      if (known !== undefined && clock().getTime() < known.freshUntil) return Promise.resolve(known.value);
      const pending = loading.get(key);
      if (pending !== undefined) return pending;
      const started = refresh(key, load).finally(() => loading.delete(key));
      loading.set(key, started);
      return started;
    },
  };
}
