import * as v from 'valibot';
import { ERROR_CODES } from './errors.ts';
import { IDENTITY_FIELDS, IdentityValues } from './identity.ts';
import { LANGUAGES } from './languages.ts';
import { HASH_BYTES } from './page-messages.ts';

/**
 * The boundary main process <-> windows of the desktop app (Electron IPC). Main sends a window its whole state, as a
 * snapshot, each time it changes; a window sends actions. Both ends validate. Everything a window says in words it
 * derives from codes in its state: texts and languages live in renderer/.
 *
 * A PIN is never part of a state or an action: it goes once, as bytes, over a channel of its own ({@link PinMessage}).
 */

const language = v.picklist(LANGUAGES);
const errorCode = v.picklist(ERROR_CODES);
const identityField = v.picklist(IDENTITY_FIELDS);
/** Milliseconds since 1970. */
const time = v.number();
const triesLeft = v.nullable(v.number());
const pinEntry = v.picklist(['typed', 'protected-path']);

export const WINDOW_NAMES = ['prompt', 'status', 'settings', 'welcome'] as const;
export type WindowName = (typeof WINDOW_NAMES)[number];

export const LANGUAGE_CHOICES = ['system', ...LANGUAGES] as const;
export type LanguageChoice = (typeof LANGUAGE_CHOICES)[number];

/** The site's origin, taken apart so that the window can emphasise the part that matters. */
const ShownOrigin = v.strictObject({
  /** As the browser serialised it: punycode, no path. */
  text: v.string(),
  /** In front of the registrable domain: `https://www.`. */
  before: v.string(),
  /** The registrable domain (public suffix list); the whole host where there is none (IP address, localhost). */
  registrable: v.string(),
  /** Behind it: `:8443`, or nothing. */
  after: v.string(),
  /** The host in its own script where it is an internationalised name, else null. */
  unicode: v.nullable(v.string()),
});
export type ShownOrigin = v.InferOutput<typeof ShownOrigin>;

const ShownWish = v.strictObject({
  fields: v.array(v.strictObject({ name: identityField, optional: v.boolean() })),
  /** The site's own words. */
  purpose: v.string(),
  /** The card's whole files are sent. */
  signed: v.boolean(),
});
export type ShownWish = v.InferOutput<typeof ShownWish>;

const ShownSubject = v.variant('kind', [
  v.strictObject({ kind: v.literal('authenticate'), identity: v.nullable(ShownWish) }),
  v.strictObject({ kind: v.literal('readIdentity'), identity: ShownWish }),
  v.strictObject({ kind: v.literal('getSigningCertificate') }),
  v.strictObject({
    kind: v.literal('sign'),
    /** The site's own words. */
    documentName: v.string(),
    /** Hex. */
    hash: v.string(),
    hashFunction: v.picklist(Object.keys(HASH_BYTES) as (keyof typeof HASH_BYTES)[]),
  }),
]);
export type ShownSubject = v.InferOutput<typeof ShownSubject>;

const ShownCard = v.strictObject({
  cardId: v.string(),
  readerName: v.string(),
  /** Name on the certificate that will be used. */
  holder: v.string(),
  pinEntry,
  triesLeft,
});
export type ShownCard = v.InferOutput<typeof ShownCard>;

const PromptPhase = v.variant('phase', [
  v.strictObject({ phase: v.literal('opening') }),
  v.strictObject({ phase: v.literal('waiting'), for: v.picklist(['reader', 'card']), cardWasRemoved: v.boolean() }),
  v.strictObject({ phase: v.literal('busy'), work: v.picklist(['reading', 'signing', 'pin-pad']) }),
  v.strictObject({
    phase: v.literal('question'),
    /** An answer names the question it answers: one that was withdrawn meanwhile answers nothing. */
    questionId: v.number(),
    cards: v.array(ShownCard),
    needsPin: v.boolean(),
    failure: v.nullable(v.strictObject({ code: errorCode, triesLeft })),
  }),
  /** The operation is over and failed: the citizen reads why and closes. */
  v.strictObject({ phase: v.literal('ended'), code: errorCode, triesLeft }),
]);
export type PromptPhase = v.InferOutput<typeof PromptPhase>;

export const PromptState = v.strictObject({
  window: v.literal('prompt'),
  language,
  origin: ShownOrigin,
  firstVisit: v.boolean(),
  subject: ShownSubject,
  /** The program at the other end of the connection; null where the system does not tell. */
  program: v.nullable(v.strictObject({ name: v.string(), isBrowser: v.boolean() })),
  expiresAt: time,
  current: PromptPhase,
});
export type PromptState = v.InferOutput<typeof PromptState>;

export const STATUS_STEPS = [
  'program',
  'service',
  'reader',
  'card',
  'certificate',
  'access',
  'port',
  'browser',
] as const;
export type StatusStepName = (typeof STATUS_STEPS)[number];

/** What a step of the self-test found. The details are facts to show, never text to translate. */
export const STATUS_FINDINGS = [
  'program-running',
  'service-running',
  'service-unavailable',
  'service-not-checked',
  'reader-present',
  'reader-missing',
  'card-ready',
  'card-missing',
  'card-not-supported',
  'card-unreadable',
  'certificate-valid',
  'certificate-expires-soon',
  'certificate-expired',
  'certificate-not-yet-valid',
  'certificate-missing',
  'pin-blocked',
  'access-module',
  'access-direct',
  'access-none',
  'access-module-failed',
  'port-open',
  'port-fallback',
  'port-taken',
  'browser-not-seen',
  'browser-connected',
  /** The step before it must work first. */
  'not-reached',
  'checking',
] as const;
export type StatusFinding = (typeof STATUS_FINDINGS)[number];

export const StatusStep = v.strictObject({
  step: v.picklist(STATUS_STEPS),
  state: v.picklist(['ok', 'attention', 'problem', 'waiting']),
  finding: v.picklist(STATUS_FINDINGS),
  /** Reader names, a module's file name, a port's holder: shown as they are. */
  detail: v.nullable(v.string()),
  /** A certificate's end, a page's last connection. */
  time: v.nullable(time),
});
export type StatusStep = v.InferOutput<typeof StatusStep>;

/** One sentence for the whole computer. */
export const VERDICTS = [
  'checking',
  'ready',
  'insert-card',
  'plug-in-reader',
  'card-fine-computer-lacks-something',
  'card-has-a-problem',
  'computer-lacks-something',
] as const;
export type Verdict = (typeof VERDICTS)[number];

const CertificateFacts = v.strictObject({
  role: v.picklist(['authentication', 'signature', 'ca', 'root']),
  subject: v.string(),
  issuer: v.string(),
  validFrom: time,
  validUntil: time,
  state: v.picklist(['valid', 'expired', 'not-yet-valid']),
});
export type CertificateFacts = v.InferOutput<typeof CertificateFacts>;

const CardView = v.variant('view', [
  v.strictObject({ view: v.literal('closed') }),
  v.strictObject({ view: v.literal('reading') }),
  v.strictObject({
    view: v.literal('open'),
    cardId: v.string(),
    readerName: v.string(),
    /** The card's own files; the photo as base64 JPEG. Absent where this way to the card shows no identity. */
    identity: v.nullable(IdentityValues),
    certificates: v.array(CertificateFacts),
    pinEntry,
    triesLeft,
    pinChange: v.variant('pinChange', [
      v.strictObject({ pinChange: v.literal('none') }),
      v.strictObject({ pinChange: v.literal('working') }),
      v.strictObject({ pinChange: v.literal('done') }),
      v.strictObject({ pinChange: v.literal('failed'), code: errorCode, triesLeft }),
    ]),
  }),
  v.strictObject({ view: v.literal('failed'), code: errorCode }),
]);
export type CardView = v.InferOutput<typeof CardView>;

export const StatusState = v.strictObject({
  window: v.literal('status'),
  language,
  version: v.string(),
  verdict: v.picklist(VERDICTS),
  steps: v.array(StatusStep),
  /** Cards that the citizen may look at. */
  cards: v.array(v.strictObject({ cardId: v.string(), readerName: v.string() })),
  cardView: CardView,
  /** The redacted report, once asked for; `saved` and `copied` acknowledge. */
  report: v.nullable(v.strictObject({ text: v.string(), done: v.nullable(v.picklist(['saved', 'copied', 'failed'])) })),
});
export type StatusState = v.InferOutput<typeof StatusState>;

const setting = <const TSchema extends v.BaseSchema<unknown, unknown, v.BaseIssue<unknown>>>(value: TSchema) =>
  v.strictObject({ value, locked: v.boolean() });

export const WAYS = ['auto', 'pkcs11', 'direct'] as const;
export const SHOWN_LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;

export const SettingsState = v.strictObject({
  window: v.literal('settings'),
  language,
  languageChoice: setting(v.picklist(LANGUAGE_CHOICES)),
  sites: v.array(
    v.strictObject({
      origin: v.string(),
      approvedBy: v.picklist(['citizen', 'administrator']),
      connected: v.boolean(),
    }),
  ),
  /** `supported`: false where the system offers no way. */
  startWithComputer: v.strictObject({ value: v.boolean(), locked: v.boolean(), supported: v.boolean() }),
  way: setting(v.picklist(WAYS)),
  /** A PKCS#11 module chosen by hand, absolute path. */
  module: setting(v.nullable(v.string())),
  port: v.variant('port', [
    v.strictObject({ port: v.literal('open'), number: v.number() }),
    v.strictObject({ port: v.literal('taken'), holder: v.nullable(v.string()) }),
    v.strictObject({ port: v.literal('closed') }),
  ]),
  logLevel: setting(v.picklist(SHOWN_LOG_LEVELS)),
  sounds: setting(v.boolean()),
  /** Latest records, redacted, oldest first; null while the viewer is closed. */
  log: v.nullable(
    v.array(
      v.strictObject({ time: v.string(), level: v.picklist(SHOWN_LOG_LEVELS), event: v.string(), facts: v.string() }),
    ),
  ),
  /** What the citizen must know about the settings file. */
  problem: v.nullable(v.picklist(['file-was-damaged', 'cannot-be-saved'])),
});
export type SettingsState = v.InferOutput<typeof SettingsState>;

export const WelcomeState = v.strictObject({
  window: v.literal('welcome'),
  language,
  languageChoice: v.picklist(LANGUAGE_CHOICES),
  startWithComputer: v.strictObject({ value: v.boolean(), locked: v.boolean(), supported: v.boolean() }),
});
export type WelcomeState = v.InferOutput<typeof WelcomeState>;

export const WINDOW_STATES = {
  prompt: PromptState,
  status: StatusState,
  settings: SettingsState,
  welcome: WelcomeState,
} as const;
export type WindowState<W extends WindowName> = v.InferOutput<(typeof WINDOW_STATES)[W]>;

const setLanguage = v.strictObject({ do: v.literal('set-language'), choice: v.picklist(LANGUAGE_CHOICES) });
const close = v.strictObject({ do: v.literal('close') });
const setStartWithComputer = v.strictObject({ do: v.literal('set-start-with-computer'), value: v.boolean() });

export const WINDOW_ACTIONS = {
  prompt: v.variant('do', [
    /** Yes, where no PIN is typed in the window. */
    v.strictObject({
      do: v.literal('approve'),
      questionId: v.number(),
      cardId: v.string(),
      declined: v.array(identityField),
    }),
    v.strictObject({ do: v.literal('cancel') }),
    v.strictObject({ do: v.literal('refuse-site') }),
    setLanguage,
    close,
  ]),
  status: v.variant('do', [
    v.strictObject({ do: v.literal('check-again') }),
    v.strictObject({ do: v.literal('open-card'), cardId: v.string() }),
    v.strictObject({ do: v.literal('close-card') }),
    /** On a PIN pad reader; typed PINs go over the PIN channel. */
    v.strictObject({ do: v.literal('change-pin-on-reader'), cardId: v.string() }),
    v.strictObject({ do: v.literal('make-report') }),
    v.strictObject({ do: v.literal('copy-report') }),
    v.strictObject({ do: v.literal('save-report') }),
    v.strictObject({ do: v.literal('close-report') }),
    v.strictObject({ do: v.literal('open-settings') }),
    setLanguage,
    close,
  ]),
  settings: v.variant('do', [
    v.strictObject({ do: v.literal('revoke-site'), origin: v.string() }),
    setLanguage,
    setStartWithComputer,
    v.strictObject({ do: v.literal('set-way'), value: v.picklist(WAYS) }),
    /** Main opens the system's file dialog: a path never comes from a window. */
    v.strictObject({ do: v.literal('choose-module') }),
    v.strictObject({ do: v.literal('forget-module') }),
    v.strictObject({ do: v.literal('set-log-level'), value: v.picklist(SHOWN_LOG_LEVELS) }),
    v.strictObject({ do: v.literal('set-sounds'), value: v.boolean() }),
    v.strictObject({ do: v.literal('open-log') }),
    v.strictObject({ do: v.literal('close-log') }),
    v.strictObject({ do: v.literal('open-status') }),
    close,
  ]),
  welcome: v.variant('do', [
    setLanguage,
    setStartWithComputer,
    v.strictObject({ do: v.literal('open-status') }),
    close,
  ]),
} as const;
export type WindowAction<W extends WindowName> = v.InferOutput<(typeof WINDOW_ACTIONS)[W]>;

const pinBytes = v.pipe(
  v.custom<Uint8Array>((value) => value instanceof Uint8Array),
  v.check((bytes) => bytes.length >= 4 && bytes.length <= 12),
);

/** PIN digits in ASCII, wiped by both sides after use. */
export const PinMessage = v.variant('for', [
  v.strictObject({
    for: v.literal('approve'),
    questionId: v.number(),
    cardId: v.string(),
    declined: v.array(identityField),
    pin: pinBytes,
  }),
  v.strictObject({ for: v.literal('change'), cardId: v.string(), oldPin: pinBytes, newPin: pinBytes }),
]);
export type PinMessage = v.InferOutput<typeof PinMessage>;

/** IPC channels: window -> main by `ipcRenderer.send`, main -> window by `webContents.send`. */
export const IPC_CHANNELS = {
  /** Main -> window: the state. */
  state: 'eid:state',
  /** Window -> main: it is there and wants its first state. */
  ready: 'eid:ready',
  action: 'eid:action',
  pin: 'eid:pin',
} as const;
