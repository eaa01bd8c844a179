/**
 * What the direct way, and the events of readers and cards, need of the system's PC/SC service (PC/SC workgroup part 5,
 * pcsclite's and Windows' winscard.h). The simulator has one of its own, in the same process as the worker.
 */
export interface Pcsc {
  /** Tells of each change, beginning with how things are now; never polls. The function returned stops it. */
  watch(listener: (state: PcscState) => void): () => void;
  /**
   * Opens the card in a reader, shared with other programs.
   *
   * @throws PcscFailure
   */
  connect(readerName: string): Promise<PcscCard>;
  close(): void;
}

export type PcscState =
  { readonly service: 'unavailable' } | { readonly service: 'running'; readonly readers: readonly PcscReader[] };

export interface PcscReader {
  readonly name: string;
  /** `in-use`: held by a program that shares it with nobody. `mute`: it answers to no reset. */
  readonly card: 'absent' | 'present' | 'mute' | 'in-use';
  readonly atr: Uint8Array | null;
  /** Counts insertions and removals: the same number is the same card. */
  readonly eventCount: number;
}

/** A connection: it never follows to another card, every call on it fails once its card was pulled. */
export interface PcscCard {
  /** The reader's event count for the card behind this connection. */
  readonly eventCount: number;
  /** No other program comes between from here on; a card that was reset meanwhile is opened again. */
  begin(): Promise<void>;
  transmit(command: Uint8Array): Promise<Uint8Array>;
  /** SCardControl; a reader without features answers with a failure. */
  control(code: number, data: Uint8Array): Promise<Uint8Array>;
  /** Ends the transaction and the connection; the card stays powered. */
  end(): void;
}

/** Return codes we tell apart (winscard.h, pcsclite.h). */
export const SCARD = {
  cancelled: 0x80100002,
  timeout: 0x8010000a,
  sharingViolation: 0x8010000b,
  noSmartCard: 0x8010000c,
  notReady: 0x80100010,
  unknownReader: 0x80100009,
  readerUnavailable: 0x80100017,
  noService: 0x8010001d,
  serviceStopped: 0x8010001e,
  noReaders: 0x8010002e,
  unresponsiveCard: 0x80100066,
  unpoweredCard: 0x80100067,
  resetCard: 0x80100068,
  removedCard: 0x80100069,
} as const;

export class PcscFailure extends Error {
  override readonly name = 'PcscFailure';
  readonly returnCode: number;

  constructor(call: string, returnCode: number) {
    super(`${call} returned 0x${returnCode.toString(16)}`);
    this.returnCode = returnCode;
  }
}
