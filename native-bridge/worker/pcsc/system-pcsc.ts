import type { PcscHandle, PcscLibrary } from './pcsc-library.ts';
import { PcscFailure, SCARD, type Pcsc, type PcscCard, type PcscState } from './pcsc-port.ts';
import { startReaderMonitor, toReader } from './reader-monitor.ts';

/** How long another program's transaction may keep us waiting: the call has no limit of its own. */
const WAIT_FOR_TRANSACTION_MS = 5_000;

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
    const connecting = library.connect(own, reader);
    // The service itself waits here for the end of another program's transaction.
    if (await isLate(connecting, WAIT_FOR_TRANSACTION_MS)) {
      if (context === own) context = undefined;
      const leave = (): void => {
        library.releaseContext(own);
      };
      void connecting
        .then(({ card }) => {
          library.disconnect(card);
        })
        .then(leave, leave);
      throw new PcscFailure('SCardConnect', SCARD.sharingViolation);
    }
    const { card, protocol } = await connecting;
    const { eventCount } = toReader(library.currentState(own, reader));
    const abandon = (): void => {
      if (context === own) context = undefined;
    };
    const isGone = (): boolean => toReader(library.currentState(own, reader)).eventCount !== eventCount;
    return openedCard({ library, context: own, card, protocol, eventCount, isGone, abandon });
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

interface CardParts {
  readonly library: PcscLibrary;
  readonly context: PcscHandle;
  readonly card: PcscHandle;
  readonly protocol: number;
  readonly eventCount: number;
  /** Another card is in the reader, or none. */
  readonly isGone: () => boolean;
  /** The context is stuck in a call: the next card gets another one. */
  readonly abandon: () => void;
}

function openedCard(parts: CardParts): PcscCard {
  const { library, context, card, protocol, eventCount, isGone, abandon } = parts;
  let speaking = protocol;
  let state: 'open' | 'in-transaction' | 'stuck' = 'open';

  const begin = async (): Promise<void> => {
    try {
      await library.beginTransaction(card);
    } catch (thrown) {
      // Another program reset the card: it is the same card, and must be greeted again.
      if (!(thrown instanceof PcscFailure) || thrown.returnCode !== SCARD.resetCard) throw thrown;
      speaking = await library.reconnect(card);
      await library.beginTransaction(card);
    }
  };
  /** The service gave us the card when nobody wanted it any more, or never will: nothing of ours stays. */
  const leave = (): void => {
    try {
      library.endTransaction(card);
      library.disconnect(card);
    } catch {
      // The card or its service is gone, and our hold on it with them.
    }
    library.releaseContext(context);
  };

  return {
    eventCount,
    begin: async () => {
      const beginning = begin();
      if (await isLate(beginning, WAIT_FOR_TRANSACTION_MS)) {
        state = 'stuck';
        abandon();
        void beginning.then(leave, leave);
        throw new PcscFailure('SCardBeginTransaction', SCARD.sharingViolation);
      }
      state = 'in-transaction';
    },
    transmit: async (command) => {
      try {
        return await library.transmit(card, speaking, command);
      } catch (thrown) {
        // A card that is pulled in the middle of a command is told as a broken line; the reader knows better.
        if (thrown instanceof PcscFailure && (await isGoneSoon(isGone)))
          throw new PcscFailure('SCardTransmit', SCARD.removedCard);
        throw thrown;
      }
    },
    control: (code, data) => library.control(card, code, data),
    end: () => {
      if (state === 'stuck') return;
      if (state === 'in-transaction') library.endTransaction(card);
      state = 'open';
      library.disconnect(card);
    },
  };
}

/** The service looks at its readers a few times a second, and no event of ours says which look was its last. */
const LOOKS = { every: 100, most: 6 } as const;

/** Whether the reader says, now or at the service's next look, that the card is gone. */
async function isGoneSoon(isGone: () => boolean): Promise<boolean> {
  for (let look = 1; ; look += 1) {
    try {
      if (isGone()) return true;
    } catch {
      // The service itself is gone, and says so to the next call.
      return false;
    }
    if (look === LOOKS.most) return false;
    const next = Promise.withResolvers<undefined>();
    setTimeout(next.resolve, LOOKS.every, undefined);
    await next.promise;
  }
}

/** Whether work is not over in time; its failure is the caller's. */
async function isLate(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(late.resolve, milliseconds, true);
  try {
    return await Promise.race([work.then(() => false), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
