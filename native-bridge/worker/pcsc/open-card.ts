import { CardFailure } from '../pkcs11/return-values.ts';
import { PcscFailure, SCARD, type Pcsc, type PcscCard, type PcscReader } from './pcsc-port.ts';

/** How long a program that shares the card with nobody may keep us waiting. */
const WAIT_FOR_OTHERS_MS = 5_000;
const FIRST_RETRY_MS = 50;

/**
 * A transaction on exactly the card that was seen in the reader. Every failure of PC/SC comes out as a CardFailure.
 *
 * @throws CardFailure ERR_EID_CARD_REMOVED where it is gone or another one is in, ERR_EID_BUSY where another program
 *   holds it, ERR_EID_SERVICE_UNAVAILABLE where the service is gone
 */
export async function openCard(pcsc: Pick<Pcsc, 'connect'>, reader: PcscReader): Promise<PcscCard> {
  const card = translated(await connectInTime(pcsc, reader.name));
  if (card.eventCount !== reader.eventCount) {
    card.end();
    throw new CardFailure('ERR_EID_CARD_REMOVED', 'another card');
  }
  try {
    await card.begin();
  } catch (thrown) {
    card.end();
    throw thrown;
  }
  return card;
}

/** PC/SC has no event for a card that is let go of by its only holder before it was asked for: the wait doubles. */
async function connectInTime(pcsc: Pick<Pcsc, 'connect'>, name: string): Promise<PcscCard> {
  const began = performance.now();
  for (let waitMs = FIRST_RETRY_MS; ; waitMs *= 2) {
    try {
      return await pcsc.connect(name);
    } catch (thrown) {
      const busy = thrown instanceof PcscFailure && thrown.returnCode === SCARD.sharingViolation;
      if (!busy || performance.now() - began + waitMs > WAIT_FOR_OTHERS_MS) throw toCardFailure(thrown);
    }
    const woken = Promise.withResolvers<undefined>();
    setTimeout(woken.resolve, waitMs, undefined);
    await woken.promise;
  }
}

function translated(card: PcscCard): PcscCard {
  const translating = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (thrown) {
      throw toCardFailure(thrown);
    }
  };
  return {
    eventCount: card.eventCount,
    begin: () => translating(card.begin()),
    transmit: (command) => translating(card.transmit(command)),
    // A reader without keys refuses: its PIN pad is asked for by this very failure.
    control: (code, data) => card.control(code, data),
    end: () => {
      card.end();
    },
  };
}

function toCardFailure(thrown: unknown): unknown {
  if (!(thrown instanceof PcscFailure)) return thrown;
  switch (thrown.returnCode) {
    case SCARD.removedCard:
    case SCARD.noSmartCard:
    case SCARD.readerUnavailable:
    case SCARD.unknownReader:
      return new CardFailure('ERR_EID_CARD_REMOVED', thrown.message);
    case SCARD.sharingViolation:
      return new CardFailure('ERR_EID_BUSY', 'another program holds the card');
    case SCARD.noService:
    case SCARD.serviceStopped:
      return new CardFailure('ERR_EID_SERVICE_UNAVAILABLE', thrown.message);
    default:
      return new CardFailure('ERR_EID_CARD_UNREADABLE', thrown.message);
  }
}
