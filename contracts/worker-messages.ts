import * as v from 'valibot';
import { ERROR_CODES } from './errors.ts';

/**
 * The boundary bridge <-> card worker (a child process, structured clone): the only process that touches cards.
 * Bytes are Uint8Array. A PIN crosses it once, as bytes that both sides wipe.
 */

const bytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array);
const readerId = v.pipe(v.string(), v.brand('ReaderId'));
const cardId = v.pipe(v.string(), v.brand('CardId'));

/** Stands for one reader while it is plugged in. */
export type ReaderId = v.InferOutput<typeof readerId>;
/** Stands for one card in one reader from insertion to removal; another card, or the same one again, is another id. */
export type CardId = v.InferOutput<typeof cardId>;

/** How the PIN gets to the card: typed in our window, or on the reader (or in the module's own dialog). */
export const PinEntry = v.picklist(['typed', 'protected-path']);
export type PinEntry = v.InferOutput<typeof PinEntry>;

/** How the worker reaches a card: by a PKCS#11 module, or by the card's own commands over PC/SC. */
export const CARD_WAYS = ['pkcs11', 'direct'] as const;

/** What a citizen or an administrator may choose; `auto`: the module where it serves the card, else directly. */
export const WAY_CHOICES = ['auto', ...CARD_WAYS] as const;
export type WayChoice = (typeof WAY_CHOICES)[number];

export const WorkerCard = v.strictObject({
  id: cardId,
  way: v.picklist(CARD_WAYS),
  /** `unsupported`: no way to this card; `unreadable`: it failed to be read. */
  state: v.picklist(['ready', 'unsupported', 'unreadable']),
  kind: v.picklist(['belgian-eid', 'other']),
  pinEntry: PinEntry,
});
export type WorkerCard = v.InferOutput<typeof WorkerCard>;

export const WorkerReader = v.strictObject({
  id: readerId,
  name: v.string(),
  pinPad: v.boolean(),
  card: v.nullable(WorkerCard),
});
export type WorkerReader = v.InferOutput<typeof WorkerReader>;

/** Tries left as far as the module's token flags tell (PKCS#11 section 3.2, CKF_USER_PIN_*), or the card itself. */
export const PinState = v.strictObject({
  blocked: v.boolean(),
  triesLeft: v.nullable(v.number()),
});
export type PinState = v.InferOutput<typeof PinState>;

export const KEY_ROLES = ['authentication', 'signature'] as const;
export type KeyRole = (typeof KEY_ROLES)[number];

export const CARD_SIGNATURE_ALGORITHMS = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512'] as const;
export type CardSignatureAlgorithm = (typeof CARD_SIGNATURE_ALGORITHMS)[number];

/** What to sign: a message that the worker (or the module) hashes, or a digest signed as it is. */
export const SignInput = v.strictObject({ kind: v.picklist(['message', 'digest']), bytes });
export type SignInput = v.InferOutput<typeof SignInput>;

export const IDENTITY_FILES = [
  'identity',
  'identitySignature',
  'address',
  'addressSignature',
  'photo',
  'registerCertificate',
] as const;
export type IdentityFileName = (typeof IDENTITY_FILES)[number];

const optionalBytes = v.optional(bytes);

export const CERTIFICATE_NAMES = ['authentication', 'signature', 'ca', 'root'] as const;
export type CertificateName = (typeof CERTIFICATE_NAMES)[number];

export const CardCertificates = v.strictObject({
  /** DER; absent where the card has none (Kids cards, citizens who declined). */
  authentication: optionalBytes,
  signature: optionalBytes,
  ca: optionalBytes,
  root: optionalBytes,
});
export type CardCertificates = v.InferOutput<typeof CardCertificates>;

/** Calls of the worker. Every card call names the card it means, so that a swapped card is never used. */
export const WORKER_CALLS = {
  listReaders: { params: v.strictObject({}), result: v.array(WorkerReader) },
  /** Start or stop telling of reader and card changes. */
  watch: { params: v.strictObject({ enabled: v.boolean() }), result: v.null() },
  readCertificates: {
    /** Only what is wanted is read: on a real card each file costs tens of milliseconds. */
    params: v.strictObject({ readerId, cardId, wanted: v.array(v.picklist(CERTIFICATE_NAMES)) }),
    result: v.strictObject({ certificates: CardCertificates, pin: PinState }),
  },
  readIdentityFiles: {
    params: v.strictObject({ readerId, cardId, files: v.array(v.picklist(IDENTITY_FILES)) }),
    result: v.strictObject(v.entriesFromList(IDENTITY_FILES, optionalBytes)),
  },
  sign: {
    params: v.strictObject({
      readerId,
      cardId,
      role: v.picklist(KEY_ROLES),
      algorithm: v.picklist(CARD_SIGNATURE_ALGORITHMS),
      input: SignInput,
      /** null: the PIN is entered on the reader. */
      pin: v.nullable(bytes),
    }),
    /** ECDSA as raw R||S. */
    result: v.strictObject({ signature: bytes }),
  },
  changePin: {
    params: v.strictObject({
      readerId,
      cardId,
      /** null, both: they are entered on the reader. */
      oldPin: v.nullable(bytes),
      newPin: v.nullable(bytes),
    }),
    result: PinState,
  },
  /** What this computer has to reach cards with. */
  describeAccess: {
    params: v.strictObject({}),
    result: v.strictObject({
      /** The PC/SC service. */
      service: v.picklist(['running', 'unavailable', 'not-used']),
      /** Base name of the PKCS#11 module's file; null where none is used. */
      module: v.nullable(v.strictObject({ file: v.string(), state: v.picklist(['loaded', 'missing', 'failed']) })),
    }),
  },
  /** Closes what is open on a reader: the operation that used it is over. */
  release: { params: v.strictObject({ readerId }), result: v.null() },
} as const;

export type WorkerCall = keyof typeof WORKER_CALLS;
export type WorkerParams<C extends WorkerCall> = v.InferOutput<(typeof WORKER_CALLS)[C]['params']>;
export type WorkerResult<C extends WorkerCall> = v.InferOutput<(typeof WORKER_CALLS)[C]['result']>;

const callNames = Object.keys(WORKER_CALLS) as WorkerCall[];

export const WorkerRequest = v.strictObject({
  id: v.number(),
  call: v.picklist(callNames),
  params: v.unknown(),
});
export type WorkerRequest = v.InferOutput<typeof WorkerRequest>;

export const WorkerError = v.strictObject({
  code: v.picklist(ERROR_CODES),
  triesLeft: v.optional(v.number()),
  /** Name of the PKCS#11 return value or step, for the log only: a constant, never text from below. */
  detail: v.optional(v.string()),
});
export type WorkerError = v.InferOutput<typeof WorkerError>;

export const WorkerMessage = v.union([
  v.strictObject({ id: v.number(), ok: v.literal(true), value: v.unknown() }),
  v.strictObject({ id: v.number(), ok: v.literal(false), error: WorkerError }),
  v.strictObject({ event: v.literal('readers'), readers: v.array(WorkerReader) }),
]);
export type WorkerMessage = v.InferOutput<typeof WorkerMessage>;
