/** Events in the order they came; who waits for one gets the first that nobody took yet. */
export interface EventQueue<T> {
  readonly push: (event: T) => void;
  readonly next: () => Promise<T>;
  /** Takes events until one fits. */
  readonly nextWhere: (fits: (event: T) => boolean) => Promise<T>;
  /** Every event since the beginning, taken or not. */
  readonly all: readonly T[];
}

export function createEventQueue<T>(): EventQueue<T> {
  const all: T[] = [];
  const waiting: ((event: T) => void)[] = [];
  let taken = 0;
  const next = (): Promise<T> => {
    const at = taken++;
    const event = all[at];
    if (at < all.length) return Promise.resolve(event as T);
    return new Promise((resolve) => waiting.push(resolve));
  };
  return {
    all,
    push: (event) => {
      all.push(event);
      waiting.shift()?.(event);
    },
    next,
    nextWhere: async (fits) => {
      for (;;) {
        const event = await next();
        if (fits(event)) return event;
      }
    },
  };
}
