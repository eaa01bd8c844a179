import type { ErrorCode, EidError } from '../../contracts/errors.ts';
import { decodeAddressFile, decodeIdentityFile } from '../../contracts/identity-file.ts';
import type { IdentityValues } from '../../contracts/identity.ts';
import { ok, type Result } from '../../contracts/result.ts';
import type { CardView, PinMessage } from '../../contracts/window-messages.ts';
import {
  CERTIFICATE_NAMES,
  type CardId,
  type ReaderId,
  type WorkerReader,
  type WorkerResult,
} from '../../contracts/worker-messages.ts';
import type { CardBackend } from '../../native-bridge/cards/card-backend.ts';
import { isPinShape, Pin } from '../../native-bridge/consent/pin.ts';
import { certificateFacts } from './certificate-facts.ts';

type OpenView = Extract<CardView, { view: 'open' }>;

/** The citizen's own card, looked at after a click and forgotten with it. */
export interface CardViewer {
  readonly view: CardView;
  open(cardId: string): Promise<void>;
  close(): void;
  /** A card that is gone is not shown any longer. */
  seeReaders(readers: readonly WorkerReader[]): void;
  changePin(message: Extract<PinMessage, { for: 'change' }>): Promise<void>;
  changePinOnReader(cardId: string): Promise<void>;
}

export interface CardViewerOptions {
  readonly cards: CardBackend;
  readonly readers: () => readonly WorkerReader[];
  readonly now: () => number;
  /** A site's request has the card: looking at it waits. */
  readonly isBusy: () => boolean;
  readonly onChange: () => void;
}

interface PresentCard {
  readonly readerId: ReaderId;
  readonly cardId: CardId;
  readonly readerName: string;
  readonly pinEntry: OpenView['pinEntry'];
}

const CLOSED: CardView = { view: 'closed' };
const FILES = ['identity', 'address', 'photo'] as const;

export function createCardViewer(options: CardViewerOptions): CardViewer {
  const { cards, now, onChange } = options;
  let view: CardView = CLOSED;
  /** Grows with each view, so that what was read for one that was closed meanwhile is dropped. */
  let round = 0;

  const show = (next: CardView): void => {
    view = next;
    onChange();
  };
  const present = (cardId: string): PresentCard | null => {
    for (const { id, name, card } of options.readers()) {
      if (card?.id === cardId) return { readerId: id, cardId: card.id, readerName: name, pinEntry: card.pinEntry };
    }
    return null;
  };
  const failed = (code: ErrorCode): void => {
    show({ view: 'failed', code });
  };

  const open = async (cardId: string): Promise<void> => {
    round += 1;
    const own = round;
    const card = present(cardId);
    if (card === null) {
      failed('ERR_EID_CARD_REMOVED');
      return;
    }
    if (options.isBusy()) {
      failed('ERR_EID_BUSY');
      return;
    }
    show({ view: 'reading' });
    const read = await readCard(cards, card);
    if (own !== round) return;
    if (!read.ok) {
      failed(read.error.code);
      return;
    }
    const { certificates, identity, pin } = read.value;
    show({
      view: 'open',
      cardId,
      readerName: card.readerName,
      identity,
      certificates: certificateFacts(certificates, now()),
      pinEntry: card.pinEntry,
      triesLeft: pin.triesLeft,
      pinChange: { pinChange: 'none' },
    });
  };

  const change = async (cardId: string, pins: readonly [Pin, Pin] | null): Promise<void> => {
    const card = present(cardId);
    if (view.view !== 'open' || view.cardId !== cardId || card === null || options.isBusy()) {
      for (const pin of pins ?? []) pin.wipe();
      if (card === null) failed('ERR_EID_CARD_REMOVED');
      else if (view.view === 'open')
        show({ ...view, pinChange: { pinChange: 'failed', code: 'ERR_EID_BUSY', triesLeft: null } });
      return;
    }
    const own = round;
    show({ ...view, pinChange: { pinChange: 'working' } });
    const { readerId } = card;
    const call = (oldPin: Uint8Array | null, newPin: Uint8Array | null): ReturnType<CardBackend['changePin']> =>
      cards.changePin({ readerId, cardId: card.cardId, oldPin, newPin });
    const changed =
      pins === null
        ? await call(null, null)
        : await pins[0].use((oldPin) => pins[1].use((newPin) => call(oldPin, newPin)));
    await cards.release({ readerId });
    const shown = current();
    if (own !== round || shown.view !== 'open') return;
    show(
      changed.ok
        ? { ...shown, triesLeft: changed.value.triesLeft, pinChange: { pinChange: 'done' } }
        : { ...shown, pinChange: pinFailure(changed.error), triesLeft: changed.error.triesLeft ?? shown.triesLeft },
    );
  };
  const current = (): CardView => view;

  return {
    get view() {
      return view;
    },
    open,
    close: () => {
      round += 1;
      show(CLOSED);
    },
    seeReaders: (readers) => {
      if (view.view !== 'open') return;
      const { cardId } = view;
      if (readers.some(({ card }) => card?.id === cardId)) return;
      round += 1;
      show(CLOSED);
    },
    changePin: ({ cardId, oldPin, newPin }) => {
      if (!isPinShape(oldPin) || !isPinShape(newPin)) {
        for (const bytes of [oldPin, newPin]) bytes.fill(0);
        return Promise.resolve();
      }
      return change(cardId, [new Pin(oldPin), new Pin(newPin)]);
    },
    changePinOnReader: (cardId) => change(cardId, null),
  };
}

function pinFailure({ code, triesLeft }: EidError): OpenView['pinChange'] {
  return { pinChange: 'failed', code, triesLeft: triesLeft ?? null };
}

interface ReadCard extends WorkerResult<'readCertificates'> {
  readonly identity: IdentityValues | null;
}

async function readCard(cards: CardBackend, { readerId, cardId }: PresentCard): Promise<Result<ReadCard, EidError>> {
  const read = await cards.readCertificates({ readerId, cardId, wanted: [...CERTIFICATE_NAMES] });
  if (!read.ok) return read;
  const files = await cards.readIdentityFiles({ readerId, cardId, files: [...FILES] });
  await cards.release({ readerId });
  if (!files.ok) return files;
  return ok({ ...read.value, identity: identityIn(files.value) });
}

/** null where this way to the card shows no identity. */
function identityIn(files: WorkerResult<'readIdentityFiles'>): IdentityValues | null {
  const identity = files.identity === undefined ? null : decodeIdentityFile(files.identity);
  if (identity?.ok !== true) return null;
  const { photoHash: _, ...values } = identity.value;
  const address = files.address === undefined ? null : decodeAddressFile(files.address);
  return {
    ...values,
    ...(address?.ok === true ? { address: address.value } : {}),
    ...(files.photo === undefined ? {} : { photo: Buffer.from(files.photo).toString('base64') }),
  };
}
