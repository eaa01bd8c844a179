import type { CardBackend } from '../../../native-bridge/cards/card-backend.ts';
import type { EidError } from '../../../contracts/errors.ts';
import { fail, ok, type Result } from '../../../contracts/result.ts';
import type {
  CardId,
  CertificateName,
  IdentityFileName,
  PinEntry,
  ReaderId,
  WorkerCall,
  WorkerParams,
  WorkerReader,
  WorkerResult,
} from '../../../contracts/worker-messages.ts';
import { loadCard, type CitizenId, type SimulatedCard } from '../../../simulator/cards.ts';
import { TEST_PINS } from '../secrets/test-pins.ts';
import { createEventQueue, type EventQueue } from './event-queue.ts';
import { signWithKey } from './card-key.ts';

type AnyCall = WorkerCall | 'close';

/** One call the bridge made. */
export interface FakeCall {
  readonly call: AnyCall;
  readonly params: Readonly<Record<string, unknown>>;
}

/** A signature the fake card made or refused, with the PIN it was given. */
export interface FakeSignature {
  readonly cardId: CardId;
  readonly typedPin: string | null;
  /** The very bytes, to see that they are wiped. */
  readonly pin: Uint8Array | null;
}

export interface FakeCardOptions {
  readonly pin: string;
  readonly triesLeft: number;
  readonly state: 'ready' | 'unsupported' | 'unreadable';
  readonly pinEntry: PinEntry;
  /** Certificates it lacks. */
  readonly without: readonly CertificateName[];
  /** Files it offers instead of the simulated citizen's. */
  readonly files: Partial<Record<IdentityFileName, Uint8Array | undefined>>;
}

const CARD: FakeCardOptions = {
  pin: TEST_PINS.main,
  triesLeft: 3,
  state: 'ready',
  pinEntry: 'typed',
  without: [],
  files: {},
};

interface InsertedCard {
  readonly id: CardId;
  readonly simulated: SimulatedCard;
  readonly options: FakeCardOptions;
  triesLeft: number;
  pin: string;
}

interface FakeReader {
  readonly id: ReaderId;
  readonly name: string;
  card: InsertedCard | null;
}

/** Cards in memory that sign with the simulated citizens' keys; the worker's part of a bridge, without a worker. */
export interface FakeCards extends CardBackend {
  readonly calls: EventQueue<FakeCall>;
  readonly signatures: readonly FakeSignature[];
  readonly watchers: number;
  readonly addReader: (name?: string) => ReaderId;
  readonly removeReader: (id: ReaderId) => void;
  readonly insert: (reader: ReaderId, citizen: CitizenId, options?: Partial<FakeCardOptions>) => Promise<CardId>;
  readonly remove: (reader: ReaderId) => void;
  /** The next such call waits until it is released. */
  readonly hold: (call: AnyCall) => { readonly reached: Promise<void>; readonly release: () => void };
  /** The next such call fails. */
  readonly failNext: (call: AnyCall, error: EidError) => void;
}

export function createFakeCards(overrides: Partial<CardBackend> = {}): FakeCards {
  const readers: FakeReader[] = [];
  const watchers = new Set<(readers: readonly WorkerReader[]) => void>();
  const calls = createEventQueue<FakeCall>();
  const signatures: FakeSignature[] = [];
  const holds = new Map<AnyCall, { reached: () => void; released: Promise<void> }>();
  const failures = new Map<AnyCall, EidError>();
  let lastId = 0;

  const report = (): WorkerReader[] => readers.map(({ id, name, card }) => ({ id, name, ...describe(card) }));
  const changed = (): void => {
    for (const watcher of [...watchers]) watcher(report());
  };
  const find = (id: ReaderId): FakeReader => {
    const reader = readers.find((candidate) => candidate.id === id);
    if (reader === undefined) throw new Error(`no reader ${id}`);
    return reader;
  };

  const perform = async <T>(
    call: AnyCall,
    params: Readonly<Record<string, unknown>>,
    work: () => Result<T, EidError>,
  ): Promise<Result<T, EidError>> => {
    calls.push({ call, params });
    const held = holds.get(call);
    holds.delete(call);
    held?.reached();
    await held?.released;
    const failure = failures.get(call);
    failures.delete(call);
    return failure === undefined ? work() : fail(failure);
  };

  const withCard = <T>(
    { readerId, cardId }: { readonly readerId: ReaderId; readonly cardId: CardId },
    work: (card: InsertedCard) => Result<T, EidError>,
  ): Result<T, EidError> => {
    const card = readers.find(({ id }) => id === readerId)?.card;
    return card?.id === cardId ? work(card) : fail({ code: 'ERR_EID_CARD_REMOVED' });
  };

  const sign = (params: WorkerParams<'sign'>): Result<WorkerResult<'sign'>, EidError> =>
    withCard(params, (card) => {
      const typedPin = params.pin === null ? null : Buffer.from(params.pin).toString();
      signatures.push({ cardId: card.id, typedPin, pin: params.pin });
      if (card.triesLeft === 0) return fail({ code: 'ERR_EID_PIN_BLOCKED', triesLeft: 0 });
      if (typedPin !== null && typedPin !== card.pin) {
        card.triesLeft -= 1;
        const code = card.triesLeft === 0 ? 'ERR_EID_PIN_BLOCKED' : 'ERR_EID_PIN_INCORRECT';
        return fail({ code, triesLeft: card.triesLeft });
      }
      return ok({ signature: signWithKey(card.simulated.keys[params.role], params.algorithm, params.input) });
    });

  return {
    calls,
    signatures,
    get watchers() {
      return watchers.size;
    },
    addReader: (name = 'Simulated reader') => {
      const id = `reader-${++lastId}` as ReaderId;
      readers.push({ id, name, card: null });
      changed();
      return id;
    },
    removeReader: (id) => {
      readers.splice(readers.indexOf(find(id)), 1);
      changed();
    },
    insert: async (reader, citizen, options = {}) => {
      const simulated = await loadCard(citizen);
      const all = { ...CARD, ...options };
      const card = {
        id: `card-${++lastId}` as CardId,
        simulated,
        options: all,
        triesLeft: all.triesLeft,
        pin: all.pin,
      };
      find(reader).card = card;
      changed();
      return card.id;
    },
    remove: (reader) => {
      find(reader).card = null;
      changed();
    },
    hold: (call) => {
      const reached = Promise.withResolvers<undefined>();
      const released = Promise.withResolvers<undefined>();
      holds.set(call, {
        reached: () => {
          reached.resolve(undefined);
        },
        released: released.promise,
      });
      return {
        reached: reached.promise,
        release: () => {
          released.resolve(undefined);
        },
      };
    },
    failNext: (call, error) => {
      failures.set(call, error);
    },
    listReaders: () => perform('listReaders', {}, () => ok(report())),
    readCertificates: (params) =>
      perform('readCertificates', params, () => withCard(params, (card) => ok(certificatesOf(card, params.wanted)))),
    readIdentityFiles: (params) =>
      perform('readIdentityFiles', params, () => withCard(params, (card) => ok(filesOf(card, params.files)))),
    sign: (params) => perform('sign', params, () => sign(params)),
    changePin: (params) =>
      perform('changePin', {}, () =>
        withCard(params, (card) => {
          if (params.oldPin !== null && Buffer.from(params.oldPin).toString() !== card.pin) {
            card.triesLeft -= 1;
            return fail({ code: 'ERR_EID_PIN_INCORRECT', triesLeft: card.triesLeft });
          }
          if (params.newPin !== null) card.pin = Buffer.from(params.newPin).toString();
          return ok({ blocked: false, triesLeft: card.triesLeft });
        }),
      ),
    describeAccess: () => perform('describeAccess', {}, () => ok({ service: 'running' as const, module: null })),
    release: (params) => perform('release', params, () => ok(null)),
    watch: (listener) => {
      calls.push({ call: 'watch', params: {} });
      watchers.add(listener);
      listener(report());
      return () => watchers.delete(listener);
    },
    close: () => {
      calls.push({ call: 'close', params: {} });
      return Promise.resolve();
    },
    ...overrides,
  };
}

function describe(card: InsertedCard | null): Pick<WorkerReader, 'pinPad' | 'card'> {
  if (card === null) return { pinPad: false, card: null };
  const { state, pinEntry } = card.options;
  return {
    pinPad: pinEntry === 'protected-path',
    card: { id: card.id, way: 'pkcs11', state, kind: 'belgian-eid', pinEntry },
  };
}

function certificatesOf(card: InsertedCard, wanted: readonly CertificateName[]): WorkerResult<'readCertificates'> {
  const present = wanted.filter((name) => !card.options.without.includes(name));
  const certificates = Object.fromEntries(present.map((name) => [name, card.simulated.certificates[name]]));
  return { certificates, pin: { blocked: card.triesLeft === 0, triesLeft: card.triesLeft } };
}

function filesOf(card: InsertedCard, wanted: readonly IdentityFileName[]): WorkerResult<'readIdentityFiles'> {
  const files: Partial<Record<IdentityFileName, Uint8Array | undefined>> = {
    ...card.simulated.files,
    registerCertificate: card.simulated.certificates.register,
    ...card.options.files,
  };
  return Object.fromEntries(wanted.filter((name) => files[name] !== undefined).map((name) => [name, files[name]]));
}
