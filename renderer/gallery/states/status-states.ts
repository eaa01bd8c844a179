import type { CertificateFacts, StatusState, StatusStep } from '../../../contracts/window-messages.ts';
import { DAY, GALLERY_NOW, MINUTE } from './gallery-time.ts';
import { PORTRAIT } from './portrait.ts';

type Step = Partial<StatusStep> & Pick<StatusStep, 'step' | 'state' | 'finding'>;
const step = (facts: Step): StatusStep => ({ detail: null, time: null, ...facts });

const GOOD: Readonly<Record<StatusStep['step'], StatusStep>> = {
  program: step({ step: 'program', state: 'ok', finding: 'program-running' }),
  service: step({ step: 'service', state: 'ok', finding: 'service-running' }),
  reader: step({ step: 'reader', state: 'ok', finding: 'reader-present', detail: 'Specimen Reader 3000' }),
  card: step({ step: 'card', state: 'ok', finding: 'card-ready' }),
  certificate: step({
    step: 'certificate',
    state: 'ok',
    finding: 'certificate-valid',
    time: GALLERY_NOW + 2550 * DAY,
  }),
  access: step({ step: 'access', state: 'ok', finding: 'access-module', detail: 'libbeidpkcs11.so.0' }),
  port: step({ step: 'port', state: 'ok', finding: 'port-open', detail: '34567' }),
  browser: step({ step: 'browser', state: 'ok', finding: 'browser-connected', time: GALLERY_NOW - 4 * MINUTE }),
};
const steps = (...changed: readonly Step[]): StatusStep[] =>
  Object.values(GOOD).map((good) => {
    const change = changed.find((each) => each.step === good.step);
    return change === undefined ? good : step(change);
  });
const notReached = (...names: readonly StatusStep['step'][]): Step[] =>
  names.map((name) => ({ step: name, state: 'waiting', finding: 'not-reached' }));

const READY: StatusState = {
  window: 'status',
  language: 'fr',
  version: '0.1.0',
  verdict: 'ready',
  steps: steps(),
  cards: [{ cardId: 'card-1', readerName: 'Specimen Reader 3000' }],
  cardView: { view: 'closed' },
  report: null,
};

const certificate = (role: CertificateFacts['role'], subject: string, issuer: string): CertificateFacts => ({
  role,
  subject,
  issuer,
  validFrom: GALLERY_NOW - 1098 * DAY,
  validUntil: GALLERY_NOW + 2550 * DAY,
  state: 'valid',
});

const OPEN_CARD = {
  view: 'open',
  cardId: 'card-1',
  readerName: 'Specimen Reader 3000',
  identity: {
    surname: 'Spécimen',
    givenNames: 'Amélie Rose Z',
    birthDate: '1985-03-14',
    birthPlace: 'Exempleville',
    sex: 'F',
    nationality: 'Belge',
    address: { streetAndNumber: 'Rue des Exemples 12 bte 3', postalCode: '9901', municipality: 'Exempleville' },
    cardNumber: '599000000112',
    cardValidity: { from: '2023-03-01', until: '2033-03-01' },
    photo: PORTRAIT,
  },
  certificates: [
    certificate('authentication', 'Amélie Spécimen (Authentication)', 'Specimen Citizen CA'),
    certificate('signature', 'Amélie Spécimen (Signature)', 'Specimen Citizen CA'),
    certificate('ca', 'Specimen Citizen CA', 'Specimen Root CA'),
    certificate('root', 'Specimen Root CA', 'Specimen Root CA'),
  ],
  pinEntry: 'typed',
  triesLeft: 3,
  pinChange: { pinChange: 'none' },
} as const;
const openCard = (changes: Partial<Extract<StatusState['cardView'], { view: 'open' }>> = {}): StatusState => ({
  ...READY,
  cardView: { ...OPEN_CARD, certificates: [...OPEN_CARD.certificates], ...changes },
});

const REPORT = [
  'eID Bridge 0.1.0',
  'system: Linux x64',
  'program: program-running',
  'service: service-running',
  'reader: reader-present (Specimen Reader 3000)',
  'card: card-ready',
  'certificate: certificate-valid until 2033-02',
  'access: access-module (libbeidpkcs11.so.0)',
  'port: port-open (34567)',
  'browser: browser-connected',
].join('\n');

export const STATUS_STATES: Readonly<Record<string, StatusState>> = {
  ready: READY,
  checking: {
    ...READY,
    verdict: 'checking',
    cards: [],
    steps: Object.values(GOOD).map(({ step: name }) =>
      step({ step: name, state: 'waiting', finding: name === 'program' ? 'program-running' : 'checking' }),
    ),
  },
  'insert-card': {
    ...READY,
    verdict: 'insert-card',
    cards: [],
    steps: steps({ step: 'card', state: 'attention', finding: 'card-missing' }, ...notReached('certificate')),
  },
  'plug-in-reader': {
    ...READY,
    verdict: 'plug-in-reader',
    cards: [],
    steps: steps(
      { step: 'reader', state: 'attention', finding: 'reader-missing' },
      ...notReached('card', 'certificate'),
    ),
  },
  'service-down': {
    ...READY,
    verdict: 'computer-lacks-something',
    cards: [],
    steps: steps(
      { step: 'service', state: 'problem', finding: 'service-unavailable' },
      ...notReached('reader', 'card', 'certificate'),
    ),
  },
  'port-taken': {
    ...READY,
    verdict: 'card-fine-computer-lacks-something',
    steps: steps(
      { step: 'port', state: 'problem', finding: 'port-taken', detail: 'another-program.exe' },
      { step: 'browser', state: 'waiting', finding: 'not-reached' },
    ),
  },
  'no-way-to-card': {
    ...READY,
    verdict: 'computer-lacks-something',
    cards: [],
    steps: steps({ step: 'access', state: 'problem', finding: 'access-none' }, ...notReached('card', 'certificate')),
  },
  'module-failed': {
    ...READY,
    verdict: 'computer-lacks-something',
    cards: [],
    steps: steps({
      step: 'access',
      state: 'problem',
      finding: 'access-module-failed',
      detail: 'libbeidpkcs11.so.0',
    }),
  },
  'direct-way': {
    ...READY,
    steps: steps(
      { step: 'service', state: 'ok', finding: 'service-not-checked' },
      { step: 'access', state: 'ok', finding: 'access-direct' },
      { step: 'port', state: 'ok', finding: 'port-fallback', detail: '34568' },
      { step: 'browser', state: 'waiting', finding: 'browser-not-seen' },
    ),
  },
  'card-not-supported': {
    ...READY,
    verdict: 'card-has-a-problem',
    cards: [],
    steps: steps({ step: 'card', state: 'problem', finding: 'card-not-supported' }, ...notReached('certificate')),
  },
  'card-unreadable': {
    ...READY,
    verdict: 'card-has-a-problem',
    cards: [],
    steps: steps({ step: 'card', state: 'problem', finding: 'card-unreadable' }, ...notReached('certificate')),
  },
  'expires-soon': {
    ...READY,
    steps: steps({
      step: 'certificate',
      state: 'attention',
      finding: 'certificate-expires-soon',
      time: GALLERY_NOW + 25 * DAY,
    }),
  },
  expired: {
    ...READY,
    verdict: 'card-has-a-problem',
    steps: steps({
      step: 'certificate',
      state: 'problem',
      finding: 'certificate-expired',
      time: GALLERY_NOW - 40 * DAY,
    }),
  },
  'pin-blocked': {
    ...READY,
    verdict: 'card-has-a-problem',
    steps: steps({ step: 'certificate', state: 'problem', finding: 'pin-blocked' }),
  },
  'no-certificate': {
    ...READY,
    verdict: 'card-has-a-problem',
    steps: steps({ step: 'certificate', state: 'problem', finding: 'certificate-missing' }),
  },
  'not-yet-valid': {
    ...READY,
    verdict: 'card-has-a-problem',
    steps: steps({
      step: 'certificate',
      state: 'problem',
      finding: 'certificate-not-yet-valid',
      time: GALLERY_NOW + 2 * DAY,
    }),
  },
  'two-cards': {
    ...READY,
    cards: [
      { cardId: 'card-1', readerName: 'Specimen Reader 3000' },
      { cardId: 'card-2', readerName: 'Keyboard Reader' },
    ],
  },
  'card-reading': { ...READY, cardView: { view: 'reading' } },
  'card-failed': { ...READY, cardView: { view: 'failed', code: 'ERR_EID_CARD_UNREADABLE' } },
  'card-open': openCard(),
  'card-without-identity': openCard({ identity: null }),
  'card-on-pin-pad': openCard({ pinEntry: 'protected-path' }),
  'pin-changing': openCard({ pinChange: { pinChange: 'working' } }),
  'pin-changed': openCard({ pinChange: { pinChange: 'done' } }),
  'pin-not-changed': openCard({
    triesLeft: 2,
    pinChange: { pinChange: 'failed', code: 'ERR_EID_PIN_INCORRECT', triesLeft: 2 },
  }),
  report: { ...READY, report: { text: REPORT, done: null } },
  'report-copied': { ...READY, report: { text: REPORT, done: 'copied' } },
  'report-saved': { ...READY, report: { text: REPORT, done: 'saved' } },
  'report-not-saved': { ...READY, report: { text: REPORT, done: 'failed' } },
};
