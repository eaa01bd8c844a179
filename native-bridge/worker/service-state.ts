import type { Pcsc, PcscState } from './pcsc/pcsc-port.ts';

/** The latest word of the PC/SC service; the first is waited for. */
export interface ServiceState {
  /** Resolves to null where this computer has no PC/SC at all. */
  readonly current: () => Promise<PcscState | null>;
  readonly onChange: (listener: () => void) => void;
  readonly close: () => void;
}

/**
 * @param pcsc loaded at first need: null where the system has no PC/SC library
 * @param see hears of every state before anybody else
 */
export function createServiceState(pcsc: () => Pcsc | null, see: (state: PcscState) => void): ServiceState {
  const listeners: (() => void)[] = [];
  let latest: PcscState | undefined;
  let first: Promise<PcscState | null> | undefined;
  let stop: () => void = () => undefined;

  const start = (): Promise<PcscState | null> => {
    const service = pcsc();
    if (service === null) return Promise.resolve(null);
    const told = Promise.withResolvers<PcscState>();
    stop = service.watch((state) => {
      latest = state;
      see(state);
      told.resolve(state);
      for (const listener of listeners) listener();
    });
    return told.promise;
  };

  return {
    current: async () => {
      const before = await (first ??= start());
      return latest ?? before;
    },
    onChange: (listener) => {
      listeners.push(listener);
    },
    close: () => {
      stop();
    },
  };
}
