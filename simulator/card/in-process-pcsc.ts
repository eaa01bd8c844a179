import {
  PcscFailure,
  SCARD,
  type Pcsc,
  type PcscCard,
  type PcscReader,
  type PcscState,
} from '../../native-bridge/worker/pcsc/pcsc-port.ts';
import { createApduLog, type ApduLog } from './apdu-log.ts';
import type { VirtualCard } from './virtual-card.ts';
import type { VirtualReader } from './virtual-readers.ts';

/** What happens on the wire instead of the card's own answer: tests pull cards and break answers with it. */
export type WireFault = (command: Uint8Array, answer: () => Uint8Array) => Uint8Array;

export interface InProcessReader extends VirtualReader {
  readonly name: string;
  readonly log: ApduLog;
  setFault(fault: WireFault | null): void;
  /** Another program takes the card for itself, or lets go of it. */
  setInUse(inUse: boolean): void;
  /** SCardControl's answers, for readers with keys of their own. */
  setControl(control: ((code: number, data: Uint8Array) => Uint8Array) | null): void;
}

export interface InProcessPcsc extends Pcsc {
  addReader(name: string): InProcessReader;
  removeReader(reader: InProcessReader): void;
  setRunning(running: boolean): void;
}

interface Slot {
  readonly name: string;
  card: VirtualCard | null;
  eventCount: number;
  inUse: boolean;
  fault: WireFault | null;
  control: ((code: number, data: Uint8Array) => Uint8Array) | null;
  readonly log: ApduLog;
}

/** PC/SC's part played in the worker's own process, for computers without pcscd: the same cards, the same failures. */
export function createInProcessPcsc(): InProcessPcsc {
  const slots = new Map<InProcessReader, Slot>();
  const listeners = new Set<(state: PcscState) => void>();
  let running = true;

  const state = (): PcscState =>
    running ? { service: 'running', readers: [...slots.values()].map(toReader) } : { service: 'unavailable' };
  const tell = (): void => {
    for (const listener of [...listeners]) listener(state());
  };
  const change = (slot: Slot, card: VirtualCard | null): void => {
    slot.card?.reset();
    slot.card = card;
    slot.eventCount += 1;
    tell();
  };

  return {
    watch: (listener) => {
      listeners.add(listener);
      listener(state());
      return () => listeners.delete(listener);
    },
    connect: (name) => {
      const slot = [...slots.values()].find((candidate) => candidate.name === name);
      const fails = (code: number): Promise<never> => Promise.reject(new PcscFailure('SCardConnect', code));
      if (!running) return fails(SCARD.noService);
      if (slot === undefined) return fails(SCARD.unknownReader);
      if (slot.card === null) return fails(SCARD.noSmartCard);
      if (slot.inUse) return fails(SCARD.sharingViolation);
      return Promise.resolve(connection(slot, () => running));
    },
    close: () => {
      listeners.clear();
    },
    setRunning: (now) => {
      running = now;
      tell();
    },
    addReader: (name) => {
      const slot: Slot = {
        name,
        card: null,
        eventCount: 0,
        inUse: false,
        fault: null,
        control: null,
        log: createApduLog(),
      };
      const reader: InProcessReader = {
        name,
        log: slot.log,
        get card() {
          return slot.card;
        },
        insert: (card) => {
          change(slot, card);
        },
        remove: () => {
          change(slot, null);
        },
        setFault: (fault) => {
          slot.fault = fault;
        },
        setInUse: (inUse) => {
          slot.inUse = inUse;
          tell();
        },
        setControl: (control) => {
          slot.control = control;
        },
      };
      slots.set(reader, slot);
      tell();
      return reader;
    },
    removeReader: (reader) => {
      const slot = slots.get(reader);
      slots.delete(reader);
      if (slot !== undefined) slot.card = null;
      tell();
    },
  };
}

function toReader({ name, card, eventCount, inUse }: Slot): PcscReader {
  if (card === null) return { name, card: 'absent', atr: null, eventCount };
  return { name, card: inUse ? 'in-use' : 'present', atr: card.atr, eventCount };
}

function connection(slot: Slot, isRunning: () => boolean): PcscCard {
  const { card, eventCount } = slot;
  const present = (call: string): VirtualCard => {
    if (!isRunning()) throw new PcscFailure(call, SCARD.noService);
    if (card === null || slot.card !== card || slot.eventCount !== eventCount)
      throw new PcscFailure(call, SCARD.removedCard);
    return card;
  };
  return {
    eventCount,
    begin: async () => {
      present('SCardBeginTransaction');
      return Promise.resolve();
    },
    transmit: async (command) => {
      const asked = present('SCardTransmit');
      const answer = (): Uint8Array => asked.transmit(command);
      const response = slot.fault === null ? answer() : slot.fault(command, answer);
      slot.log.add(command, response);
      present('SCardTransmit');
      return Promise.resolve(response);
    },
    control: async (code, data) => {
      present('SCardControl');
      if (slot.control === null) throw new PcscFailure('SCardControl', 0x80100016);
      return Promise.resolve(slot.control(code, data));
    },
    end: () => undefined,
  };
}
