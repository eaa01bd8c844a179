/** Time as the bridge sees it, so that tests can hold it still. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Calls back once, after so many milliseconds, unless cancelled by the function returned. */
  after(milliseconds: number, callback: () => void): () => void;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds);
    // A pending limit must not keep a finished program alive.
    timer.unref();
    return () => {
      clearTimeout(timer);
    };
  },
};
