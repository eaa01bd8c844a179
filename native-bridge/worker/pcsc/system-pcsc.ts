import type { PcscHandle, PcscLibrary } from './pcsc-library.ts';
import { PcscFailure, SCARD, type Pcsc, type PcscCard, type PcscState } from './pcsc-port.ts';
import { startReaderMonitor, toReader } from './reader-monitor.ts';

/** The PC/SC service of this computer. */
export function createSystemPcsc(library: PcscLibrary): Pcsc {
  const listeners = new Set<(state: PcscState) => void>();
  let latest: PcscState | undefined;
  let stopMonitor: (() => void) | undefined;
  let context: PcscHandle | undefined;

  const dropContext = (): void => {
    if (context !== undefined) library.releaseContext(context);
    context = undefined;
  };

  /** A context outlives its service: it is made anew where the service says that it knows it no more. */
  const openCard = async (reader: string): Promise<PcscCard> => {
    const own = (context ??= library.establishContext());
    const { card, protocol } = await library.connect(own, reader);
    return openedCard(library, card, protocol, toReader(library.currentState(own, reader)).eventCount);
  };

  return {
    watch: (listener) => {
      listeners.add(listener);
      if (latest !== undefined) listener(latest);
      stopMonitor ??= startReaderMonitor(library, (state) => {
        if (state.service === 'unavailable') dropContext();
        latest = state;
        for (const told of [...listeners]) told(state);
      });
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stopMonitor?.();
        stopMonitor = undefined;
        latest = undefined;
      };
    },
    connect: async (reader) => {
      try {
        return await openCard(reader);
      } catch (thrown) {
        if (thrown instanceof PcscFailure && PASSING.includes(thrown.returnCode)) throw thrown;
        dropContext();
        throw thrown;
      }
    },
    close: () => {
      stopMonitor?.();
      dropContext();
    },
  };
}

/** Failures of the card or the reader: the context is sound. */
const PASSING: readonly number[] = [
  SCARD.sharingViolation,
  SCARD.noSmartCard,
  SCARD.removedCard,
  SCARD.unresponsiveCard,
  SCARD.unpoweredCard,
  SCARD.readerUnavailable,
  SCARD.unknownReader,
];

function openedCard(library: PcscLibrary, card: PcscHandle, protocol: number, eventCount: number): PcscCard {
  let speaking = protocol;
  let inTransaction = false;
  return {
    eventCount,
    begin: async () => {
      try {
        await library.beginTransaction(card);
      } catch (thrown) {
        // Another program reset the card: it is the same card, and must be greeted again.
        if (!(thrown instanceof PcscFailure) || thrown.returnCode !== SCARD.resetCard) throw thrown;
        speaking = await library.reconnect(card);
        await library.beginTransaction(card);
      }
      inTransaction = true;
    },
    transmit: (command) => library.transmit(card, speaking, command),
    control: (code, data) => library.control(card, code, data),
    end: () => {
      if (inTransaction) library.endTransaction(card);
      inTransaction = false;
      library.disconnect(card);
    },
  };
}
