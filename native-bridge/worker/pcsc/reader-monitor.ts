import { STATE, type PcscHandle, type PcscLibrary, type ReaderState } from './pcsc-library.ts';
import { PcscFailure, SCARD, type PcscReader, type PcscState } from './pcsc-port.ts';
import { onServiceMayBeBack } from './service-watch.ts';

/** The reader that changes when readers come and go (winscard.h, SCardGetStatusChange). */
const NEW_READERS = '\\\\?PnP?\\Notification';

/**
 * Follows readers and cards on a context of its own: one call waits in the service until something changes. A service
 * that is not there, or dies, is told and waited for.
 */
export function startReaderMonitor(library: PcscLibrary, tell: (state: PcscState) => void): () => void {
  let context: PcscHandle | undefined;
  const stop = new AbortController();
  const { signal } = stop;
  let stopWaiting: () => void = () => undefined;

  const tellUnlessStopped = (state: PcscState): void => {
    if (!signal.aborted) tell(state);
  };

  const waitForService = (): void => {
    tellUnlessStopped({ service: 'unavailable' });
    if (signal.aborted) return;
    stopWaiting = onServiceMayBeBack(start);
  };

  const start = (): void => {
    if (signal.aborted) return;
    try {
      context = library.establishContext();
    } catch {
      waitForService();
      return;
    }
    void follow(context);
  };

  const follow = async (own: PcscHandle): Promise<void> => {
    try {
      await followUntilFailure(own);
    } catch (thrown) {
      if (!(thrown instanceof PcscFailure)) throw thrown;
    }
    library.releaseContext(own);
    context = undefined;
    if (!signal.aborted) queueMicrotask(waitForService);
  };

  const followUntilFailure = async (own: PcscHandle): Promise<void> => {
    let known: ReaderState[] = [];
    let pnpState: number = STATE.unaware;
    while (!signal.aborted) {
      const names = library.listReaders(own);
      known = names.map((name) => known.find((state) => state.name === name) ?? fresh(name));
      if (known.length > 0) known = await settled(own, known);
      tellUnlessStopped({ service: 'running', readers: known.map(toReader) });
      const before = [...known, { name: NEW_READERS, state: pnpState, atr: new Uint8Array() }];
      let after: ReaderState[];
      try {
        after = await library.waitForChange(own, before);
      } catch (thrown) {
        if (thrown instanceof PcscFailure && thrown.returnCode === SCARD.unknownReader) continue;
        throw thrown;
      }
      pnpState = (after.at(-1)?.state ?? 0) & ~STATE.changed;
      known = after.slice(0, -1).map((state) => ({ ...state, state: state.state & ~STATE.changed }));
    }
  };

  /** A reader seen for the first time is asked how it is: that answers at once. */
  const settled = async (own: PcscHandle, states: readonly ReaderState[]): Promise<ReaderState[]> => {
    if (states.every(({ state }) => state !== STATE.unaware)) return [...states];
    const now = await library.waitForChange(own, states);
    return now.map((state) => ({ ...state, state: state.state & ~STATE.changed }));
  };

  start();
  return () => {
    stop.abort();
    stopWaiting();
    if (context !== undefined) library.cancel(context);
  };
}

const fresh = (name: string): ReaderState => ({ name, state: STATE.unaware, atr: new Uint8Array() });

export function toReader({ name, state, atr }: ReaderState): PcscReader {
  const has = (bit: number): boolean => (state & bit) !== 0;
  const eventCount = (state >>> 16) & 0xffff;
  if (!has(STATE.present)) return { name, card: 'absent', atr: null, eventCount };
  if (has(STATE.mute)) return { name, card: 'mute', atr: null, eventCount };
  return { name, card: has(STATE.exclusive) ? 'in-use' : 'present', atr: atr.length === 0 ? null : atr, eventCount };
}
