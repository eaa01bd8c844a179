import type { EidError } from '../../contracts/errors.ts';
import { fail, type Result } from '../../contracts/result.ts';
import type { CardId, WayChoice, WorkerReader } from '../../contracts/worker-messages.ts';
import type { CardBackend } from '../../native-bridge/cards/card-backend.ts';
import type { PortState } from '../port.ts';
import { parseCertificate } from './certificate-facts.ts';
import type { CertificateFound, Facts } from './facts.ts';

/** What the app knows of the computer, kept up to date by events; nothing is polled. */
export interface Computer {
  readonly facts: Facts;
  readonly readers: readonly WorkerReader[];
  /** Begins to hear of readers and cards. */
  watch(): void;
  /** Looks at everything anew. */
  check(): Promise<void>;
  setPort(port: PortState): void;
  seePages(connected: boolean): void;
  close(): void;
}

export interface ComputerOptions {
  readonly cards: CardBackend;
  readonly version: string;
  readonly way: () => WayChoice;
  readonly now: () => number;
  /** Reading the card's validity waits until this says yes: a status that is open, and no site that has the card. */
  readonly mayRead: () => boolean;
  readonly onChange: () => void;
}

export function createComputer({ cards, version, way, now, mayRead, onChange }: ComputerOptions): Computer {
  let facts: Facts = {
    version,
    way: way(),
    access: null,
    accessError: null,
    readers: null,
    certificate: null,
    port: { port: 'closed' },
    browser: { connected: false, last: null },
  };
  let readCard: CardId | null = null;
  let stopWatching: (() => void) | null = null;

  const change = (changes: Partial<Facts>): void => {
    facts = { ...facts, ...changes };
    onChange();
  };

  const see = (readers: readonly WorkerReader[]): void => {
    const ids = readers.map(({ card }) => card?.id);
    const gone = readCard !== null && !ids.includes(readCard);
    if (gone) readCard = null;
    change({ readers, ...(gone ? { certificate: null } : {}) });
    // A service that came, a module that serves this card: what was known of the way may be old.
    void describe().then(readValidity);
  };

  const describe = async (): Promise<void> => {
    const described = await cards.describeAccess({});
    change(
      described.ok
        ? { access: described.value, accessError: null }
        : { access: null, accessError: described.error.code },
    );
  };

  const readValidity = async (): Promise<void> => {
    if (!mayRead()) return;
    const reader = facts.readers?.find(({ card }) => card?.state === 'ready');
    const card = reader?.card;
    if (reader === undefined || card === null || card === undefined || card.id === readCard) return;
    readCard = card.id;
    const certificate = await validityOf(cards, reader, card.id);
    // Another card may be in by now.
    if (readCard === card.id) change({ certificate });
  };

  return {
    get facts() {
      return facts;
    },
    get readers() {
      return facts.readers ?? [];
    },
    watch: () => {
      stopWatching ??= cards.watch(see);
    },
    check: async () => {
      readCard = null;
      change({ way: way(), access: null, accessError: null, certificate: null });
      await describe();
      const readers: Result<readonly WorkerReader[], EidError> =
        facts.accessError === null ? await cards.listReaders() : fail({ code: facts.accessError });
      if (readers.ok) change({ readers: readers.value });
      else change({ accessError: readers.error.code, readers: [] });
      await readValidity();
    },
    setPort: (port) => {
      change({ port });
    },
    seePages: (connected) => {
      if (connected === facts.browser.connected) return;
      change({ browser: { connected, last: connected ? now() : facts.browser.last } });
    },
    close: () => {
      stopWatching?.();
      stopWatching = null;
    },
  };
}

async function validityOf(
  cards: CardBackend,
  { id: readerId }: WorkerReader,
  cardId: CardId,
): Promise<CertificateFound> {
  const read = await cards.readCertificates({ readerId, cardId, wanted: ['authentication'] });
  await cards.release({ readerId });
  if (!read.ok) return { found: 'failed', code: read.error.code };
  const certificate = parseCertificate(read.value.certificates.authentication);
  if (certificate === null) return { found: 'none' };
  return {
    found: 'certificate',
    validFrom: certificate.validFromDate.getTime(),
    validUntil: certificate.validToDate.getTime(),
    pin: read.value.pin,
  };
}
