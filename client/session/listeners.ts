export interface Listeners<Events> {
  /** @returns a function that removes the listener. */
  readonly on: <N extends keyof Events>(name: N, listener: (event: Events[N]) => void) => () => void;
  /** One listener that throws does not keep the others from being called. */
  readonly emit: <N extends keyof Events>(name: N, event: Events[N]) => void;
}

export function createListeners<Events>(): Listeners<Events> {
  const listeners = new Set<{ readonly name: keyof Events; readonly call: (event: never) => void }>();
  return {
    on: (name, call) => {
      // An entry of its own, so that the same function added twice is removed once.
      const entry = { name, call };
      listeners.add(entry);
      return () => {
        listeners.delete(entry);
      };
    },
    emit: (name, event) => {
      for (const listener of [...listeners]) {
        if (listener.name === name) callSafely(listener.call, event as never);
      }
    },
  };
}

/** A page's own mistake in a callback must surface as the page's, and leave our state alone. */
export function callSafely<T>(callback: ((argument: T) => void) | undefined, argument: T): void {
  try {
    callback?.(argument);
  } catch (error) {
    reportError(error);
  }
}
