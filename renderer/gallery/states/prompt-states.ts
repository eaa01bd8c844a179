import type { PromptPhase, PromptState, ShownCard } from '../../../contracts/window-messages.ts';
import { GALLERY_NOW, MINUTE } from './gallery-time.ts';

const CARD: ShownCard = {
  cardId: 'card-1',
  readerName: 'Specimen Reader 3000',
  holder: 'Amélie Rose Spécimen',
  pinEntry: 'typed',
  triesLeft: 3,
};
const SECOND_CARD: ShownCard = {
  ...CARD,
  cardId: 'card-2',
  readerName: 'Keyboard Reader',
  holder: 'Proef Dirk Voorbeeld',
};
const LONG_CARD: ShownCard = {
  ...CARD,
  readerName: 'Exemplary Smart Card Reader with Keypad and Display 0123456789 00 00',
  holder: "Maëlys-Éléonore Françoise-Zoëlle Échantillon-d'Œuvreçon de la Très-Longue-Épreuve",
};

type Question = Extract<PromptPhase, { phase: 'question' }>;
const asking = (changes: Partial<Question> = {}): Question => ({
  phase: 'question',
  questionId: 1,
  cards: [CARD],
  needsPin: true,
  failure: null,
  ...changes,
});

const LOGIN: PromptState = {
  window: 'prompt',
  language: 'fr',
  origin: {
    text: 'https://eguichet.exempleville.example',
    before: 'https://eguichet.',
    registrable: 'exempleville.example',
    after: '',
    unicode: null,
  },
  firstVisit: false,
  subject: {
    kind: 'authenticate',
    identity: {
      fields: [
        { name: 'surname', optional: false },
        { name: 'givenNames', optional: false },
        { name: 'birthDate', optional: false },
        { name: 'address', optional: true },
      ],
      purpose: 'Créer votre compte sur l’E-guichet d’Exempleville.',
      signed: true,
    },
  },
  program: { name: 'Firefox', isBrowser: true },
  expiresAt: GALLERY_NOW + 3 * MINUTE,
  current: asking(),
};
const inPhase = (current: PromptPhase): PromptState => ({ ...LOGIN, current });

/** Every state a citizen can meet in the consent window. */
export const PROMPT_STATES: Readonly<Record<string, PromptState>> = {
  'log-in': LOGIN,
  'log-in-alone': { ...LOGIN, subject: { kind: 'authenticate', identity: null } },
  'first-visit': { ...LOGIN, firstVisit: true },
  opening: inPhase({ phase: 'opening' }),
  'no-reader': inPhase({ phase: 'waiting', for: 'reader', cardWasRemoved: false }),
  'no-card': inPhase({ phase: 'waiting', for: 'card', cardWasRemoved: false }),
  'card-removed': inPhase({ phase: 'waiting', for: 'card', cardWasRemoved: true }),
  reading: inPhase({ phase: 'busy', work: 'reading' }),
  signing: inPhase({ phase: 'busy', work: 'signing' }),
  'type-on-pin-pad': inPhase({ phase: 'busy', work: 'pin-pad' }),
  'pin-pad-question': inPhase(asking({ cards: [{ ...CARD, pinEntry: 'protected-path' }] })),
  'wrong-pin': inPhase(
    asking({
      questionId: 2,
      cards: [{ ...CARD, triesLeft: 2 }],
      failure: { code: 'ERR_EID_PIN_INCORRECT', triesLeft: 2 },
    }),
  ),
  'last-try': inPhase(
    asking({
      questionId: 3,
      cards: [{ ...CARD, triesLeft: 1 }],
      failure: { code: 'ERR_EID_PIN_INCORRECT', triesLeft: 1 },
    }),
  ),
  'one-try-left-before': inPhase(asking({ cards: [{ ...CARD, triesLeft: 1 }] })),
  'blocked-card': inPhase(asking({ cards: [{ ...CARD, triesLeft: 0 }] })),
  'blocked-now': inPhase({ phase: 'ended', code: 'ERR_EID_PIN_BLOCKED', triesLeft: 0 }),
  expired: inPhase({ phase: 'ended', code: 'ERR_EID_CERTIFICATE_EXPIRED', triesLeft: null }),
  'timed-out': inPhase({ phase: 'ended', code: 'ERR_EID_TIMEOUT', triesLeft: null }),
  'two-cards': inPhase(asking({ cards: [CARD, SECOND_CARD] })),
  'read-identity': {
    ...LOGIN,
    subject: {
      kind: 'readIdentity',
      identity: {
        fields: (
          [
            'surname',
            'givenNames',
            'birthDate',
            'birthPlace',
            'sex',
            'nationality',
            'nationalNumber',
            'address',
            'cardNumber',
            'cardValidity',
            'photo',
          ] as const
        ).map((name) => ({ name, optional: ['birthPlace', 'sex', 'nationality', 'photo'].includes(name) })),
        purpose: 'Compléter votre dossier au service population.',
        signed: false,
      },
    },
    current: asking({ needsPin: false }),
  },
  'signing-certificate': {
    ...LOGIN,
    subject: { kind: 'getSigningCertificate' },
    current: asking({ needsPin: false }),
  },
  'sign-document': {
    ...LOGIN,
    subject: {
      kind: 'sign',
      documentName: 'Demande de composition de ménage.pdf',
      hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      hashFunction: 'SHA-256',
    },
  },
  'unknown-program': { ...LOGIN, program: null },
  'not-a-browser': { ...LOGIN, program: { name: 'sync-agent.exe', isBrowser: false } },
  'special-letters': {
    ...LOGIN,
    firstVisit: true,
    origin: {
      text: 'https://www.xn--spcimen-cya.example:8443',
      before: 'https://www.',
      registrable: 'xn--spcimen-cya.example',
      after: ':8443',
      unicode: 'www.spécimen.example',
    },
  },
  'everything-long': {
    ...LOGIN,
    firstVisit: true,
    origin: {
      text: 'https://inscriptions.jeunesse-et-petite-enfance.commune-de-tres-long-exemple-sur-specimen.example:44300',
      before: 'https://inscriptions.jeunesse-et-petite-enfance.',
      registrable: 'commune-de-tres-long-exemple-sur-specimen.example',
      after: ':44300',
      unicode: null,
    },
    program: { name: 'a-program-with-a-very-long-name-indeed-x86_64.AppImage', isBrowser: false },
    current: asking({ cards: [LONG_CARD] }),
  },
  'last-seconds': { ...LOGIN, expiresAt: GALLERY_NOW + MINUTE / 2 },
};
