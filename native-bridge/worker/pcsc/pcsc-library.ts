import koffi, { type LibraryHandle } from 'koffi';
import { PcscFailure, SCARD } from './pcsc-port.ts';

/** A reader's state as SCardGetStatusChange takes and gives it. */
export interface ReaderState {
  readonly name: string;
  /** Bits of SCARD_STATE_*; the upper 16 count events. */
  state: number;
  atr: Uint8Array;
}

export const STATE = {
  unaware: 0x0000,
  changed: 0x0002,
  unknown: 0x0004,
  unavailable: 0x0008,
  empty: 0x0010,
  present: 0x0020,
  exclusive: 0x0080,
  inUse: 0x0100,
  mute: 0x0200,
} as const;

const SHARE_SHARED = 2;
const PROTOCOL_T0 = 1;
const PROTOCOL_ANY = 3;
const LEAVE_CARD = 0;
const SCOPE = process.platform === 'win32' ? 0 : 2;
const INFINITE = 0xffffffff;
const MOST_ANSWER_BYTES = 65_538;
const ATR_BYTES = process.platform === 'win32' ? 36 : 33;

/** A context or a card: an integer whose width the platform decides. */
export type PcscHandle = number | bigint;

/** The system's library, 1:1: every call throws {@link PcscFailure} for what is not SCARD_S_SUCCESS. */
export interface PcscLibrary {
  establishContext(): PcscHandle;
  releaseContext(context: PcscHandle): void;
  listReaders(context: PcscHandle): string[];
  /** Waits, without holding this process, until something differs from what the states say. @returns the new states */
  waitForChange(context: PcscHandle, states: readonly ReaderState[]): Promise<ReaderState[]>;
  /** How things are now. */
  currentState(context: PcscHandle, name: string): ReaderState;
  /** Makes a wait end with SCARD_E_CANCELLED. */
  cancel(context: PcscHandle): void;
  connect(context: PcscHandle, reader: string): Promise<{ readonly card: PcscHandle; readonly protocol: number }>;
  reconnect(card: PcscHandle): Promise<number>;
  beginTransaction(card: PcscHandle): Promise<void>;
  endTransaction(card: PcscHandle): void;
  transmit(card: PcscHandle, protocol: number, command: Uint8Array): Promise<Uint8Array>;
  control(card: PcscHandle, code: number, data: Uint8Array): Promise<Uint8Array>;
  disconnect(card: PcscHandle): void;
}

type KoffiFunction = ReturnType<LibraryHandle['func']>;
type TypeSpec = string | ReturnType<typeof koffi.pointer> | ReturnType<typeof koffi.out>;

interface Platform {
  readonly library: string;
  readonly long: string;
  readonly dword: string;
  readonly handle: string;
  /** Windows has two of each function that takes text. */
  readonly suffix: string;
  readonly packed: boolean;
}

/** Widths differ: pcsclite's DWORD is a C long on Linux and 32 bits on macOS, as on Windows. */
function platform(): Platform {
  switch (process.platform) {
    case 'win32':
      return { library: 'winscard.dll', long: 'int32', dword: 'uint32', handle: 'uintptr', suffix: 'A', packed: false };
    case 'darwin':
      return {
        library: '/System/Library/Frameworks/PCSC.framework/PCSC',
        long: 'int32',
        dword: 'uint32',
        handle: 'int32',
        suffix: '',
        packed: true,
      };
    default:
      return {
        library: 'libpcsclite.so.1',
        long: 'long',
        dword: 'unsigned long',
        handle: 'long',
        suffix: '',
        packed: false,
      };
  }
}

/** @throws Error where the system has no PC/SC library */
export function loadPcscLibrary(): PcscLibrary {
  const { library: file, long, dword, handle, suffix, packed } = platform();
  const library = koffi.load(file);
  const structure = packed ? koffi.pack : koffi.struct;
  const ReaderStateStructure = structure({
    szReader: 'const char *',
    pvUserData: 'void *',
    dwCurrentState: dword,
    dwEventState: dword,
    cbAtr: dword,
    rgbAtr: koffi.array('uint8', ATR_BYTES, 'Typed'),
  });
  const IoRequest = koffi.struct({ dwProtocol: dword, cbPciLength: dword });
  const ioRequestBytes = koffi.sizeof(IoRequest);
  const statePointer = koffi.inout(koffi.pointer(ReaderStateStructure));
  const outDword = koffi.out(koffi.pointer(dword));
  const inoutDword = koffi.inout(koffi.pointer(dword));
  const outHandle = koffi.out(koffi.pointer(handle));
  const bytes = koffi.pointer('uint8');

  const declare = (name: string, ...parameters: TypeSpec[]): KoffiFunction => library.func(name, long, parameters);
  const establish = declare('SCardEstablishContext', dword, 'void *', 'void *', outHandle);
  const release = declare('SCardReleaseContext', handle);
  const list = declare(`SCardListReaders${suffix}`, handle, 'const char *', 'void *', inoutDword);
  const statusChange = declare(`SCardGetStatusChange${suffix}`, handle, dword, statePointer, dword);
  const cancel = declare('SCardCancel', handle);
  const connect = declare(`SCardConnect${suffix}`, handle, 'const char *', dword, dword, outHandle, outDword);
  const reconnect = declare('SCardReconnect', handle, dword, dword, dword, outDword);
  const begin = declare('SCardBeginTransaction', handle);
  const end = declare('SCardEndTransaction', handle, dword);
  const disconnect = declare('SCardDisconnect', handle, dword);
  const transmit = declare(
    'SCardTransmit',
    handle,
    koffi.pointer(IoRequest),
    bytes,
    dword,
    'void *',
    koffi.pointer('uint8'),
    inoutDword,
  );
  const control = declare('SCardControl', handle, dword, bytes, dword, koffi.pointer('uint8'), dword, outDword);

  const check = (name: string, result: unknown): void => {
    const code = Number(result) >>> 0;
    if (code !== 0) throw new PcscFailure(name, code);
  };
  const later = async (name: string, call: KoffiFunction, ...values: readonly unknown[]): Promise<void> => {
    const settled = Promise.withResolvers<unknown>();
    call.async(...values, (error: unknown, result: unknown) => {
      if (error === null || error === undefined) settled.resolve(result);
      else settled.reject(new PcscFailure(name, SCARD.noService));
    });
    check(name, await settled.promise);
  };

  const toNative = ({ name, state }: ReaderState): Record<string, unknown> => ({
    szReader: name,
    pvUserData: null,
    dwCurrentState: state,
    dwEventState: 0,
    cbAtr: ATR_BYTES,
    rgbAtr: new Uint8Array(ATR_BYTES),
  });
  const fromNative = (native: Record<string, unknown>, name: string): ReaderState => ({
    name,
    state: Number(native['dwEventState']),
    atr: Uint8Array.from(native['rgbAtr'] as Uint8Array).subarray(0, Number(native['cbAtr'])),
  });

  return {
    establishContext: () => {
      const context: [PcscHandle | null] = [null];
      check('SCardEstablishContext', establish(SCOPE, null, null, context));
      return context[0] ?? 0;
    },
    releaseContext: (context) => {
      release(context);
    },
    listReaders: (context) => {
      const length: [number] = [0];
      const first = Number(list(context, null, null, length)) >>> 0;
      if (first === SCARD.noReaders) return [];
      check('SCardListReaders', first);
      const names = Buffer.alloc(length[0]);
      check('SCardListReaders', list(context, null, names, length));
      return names
        .toString('utf8')
        .split('\0')
        .filter((name) => name !== '');
    },
    waitForChange: async (context, states) => {
      const native = states.map(toNative);
      await later('SCardGetStatusChange', statusChange, context, INFINITE, native, native.length);
      return native.map((state, at) => fromNative(state, states[at]?.name ?? ''));
    },
    currentState: (context, name) => {
      const native = [toNative({ name, state: STATE.unaware, atr: new Uint8Array() })];
      check('SCardGetStatusChange', statusChange(context, 0, native, 1));
      return fromNative(native[0] ?? {}, name);
    },
    cancel: (context) => {
      cancel(context);
    },
    connect: async (context, reader) => {
      const card: [PcscHandle | null] = [null];
      const protocol: [number] = [0];
      await later('SCardConnect', connect, context, reader, SHARE_SHARED, PROTOCOL_ANY, card, protocol);
      return { card: card[0] ?? 0, protocol: protocol[0] };
    },
    reconnect: async (card) => {
      const protocol: [number] = [0];
      await later('SCardReconnect', reconnect, card, SHARE_SHARED, PROTOCOL_ANY, LEAVE_CARD, protocol);
      return protocol[0];
    },
    beginTransaction: (card) => later('SCardBeginTransaction', begin, card),
    endTransaction: (card) => {
      end(card, LEAVE_CARD);
    },
    transmit: async (card, protocol, command) => {
      const answer = Buffer.alloc(MOST_ANSWER_BYTES);
      const length: [number] = [answer.length];
      const request = { dwProtocol: protocol === 0 ? PROTOCOL_T0 : protocol, cbPciLength: ioRequestBytes };
      await later('SCardTransmit', transmit, card, request, command, command.length, null, answer, length);
      return Uint8Array.from(answer.subarray(0, length[0]));
    },
    control: async (card, code, data) => {
      const answer = Buffer.alloc(MOST_ANSWER_BYTES);
      const length: [number] = [0];
      await later('SCardControl', control, card, code, data, data.length, answer, answer.length, length);
      return Uint8Array.from(answer.subarray(0, length[0]));
    },
    disconnect: (card) => {
      disconnect(card, LEAVE_CARD);
    },
  };
}
