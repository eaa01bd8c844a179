import { describe, expect, it } from '@jest/globals';
import type { StatusFinding, StatusStepName, Verdict } from '../../../contracts/window-messages.ts';
import type { CardId, ReaderId, WorkerReader } from '../../../contracts/worker-messages.ts';
import type { Facts } from '../../../main/status/facts.ts';
import { statusSteps, verdictOf } from '../../../main/status/steps.ts';

const NOW = Date.UTC(2026, 2, 3);
const DAY = 86_400_000;
type Card = NonNullable<WorkerReader['card']>;

const reader = (card: Partial<Card> | null): WorkerReader => ({
  id: 'reader' as ReaderId,
  name: 'Specimen Reader',
  pinPad: false,
  card:
    card === null
      ? null
      : { id: 'card' as CardId, way: 'direct', state: 'ready', kind: 'belgian-eid', pinEntry: 'typed', ...card },
});
const valid = (changes: object = {}): Facts['certificate'] => ({
  found: 'certificate',
  validFrom: NOW - DAY,
  validUntil: NOW + 400 * DAY,
  pin: { blocked: false, triesLeft: 3 },
  ...changes,
});
const READY: Facts = {
  version: '1.2.3',
  way: 'auto',
  access: { service: 'running', module: null },
  accessError: null,
  readers: [reader({})],
  certificate: valid(),
  port: { port: 'open', number: 27443, preferred: true },
  browser: { connected: false, last: null },
};
const loaded = { service: 'running', module: { file: 'm.so', state: 'loaded' } } as const;

type Case = readonly [
  what: string,
  facts: Partial<Facts>,
  expected: Partial<Record<StatusStepName, StatusFinding>>,
  verdict: Verdict,
];
const CASES: readonly Case[] = [
  ['everything is there', {}, { access: 'access-direct', browser: 'browser-not-seen' }, 'ready'],
  [
    'nothing was looked at yet',
    { access: null, readers: null, certificate: null },
    { service: 'checking', reader: 'checking' },
    'checking',
  ],
  [
    'no reader',
    { readers: [], certificate: null },
    { reader: 'reader-missing', card: 'not-reached' },
    'plug-in-reader',
  ],
  [
    'no card',
    { readers: [reader(null)], certificate: null },
    { card: 'card-missing', certificate: 'not-reached' },
    'insert-card',
  ],
  [
    'a bank card',
    { readers: [reader({ state: 'unsupported' })], certificate: null },
    { card: 'card-not-supported' },
    'card-has-a-problem',
  ],
  [
    'a dirty card',
    { readers: [reader({ state: 'unreadable' })], certificate: null },
    { card: 'card-unreadable' },
    'card-has-a-problem',
  ],
  [
    'a bank card beside an eID',
    { readers: [reader({ state: 'unsupported' }), reader({})] },
    { card: 'card-ready' },
    'ready',
  ],
  ['its validity is being read', { certificate: null }, { certificate: 'checking' }, 'checking'],
  [
    'an expired certificate',
    { certificate: valid({ validUntil: NOW - 1 }) },
    { certificate: 'certificate-expired' },
    'card-has-a-problem',
  ],
  [
    'one that expires soon',
    { certificate: valid({ validUntil: NOW + 30 * DAY }) },
    { certificate: 'certificate-expires-soon' },
    'ready',
  ],
  [
    'one of tomorrow',
    { certificate: valid({ validFrom: NOW + DAY }) },
    { certificate: 'certificate-not-yet-valid' },
    'card-has-a-problem',
  ],
  ['no certificate', { certificate: { found: 'none' } }, { certificate: 'certificate-missing' }, 'card-has-a-problem'],
  [
    'a blocked PIN',
    { certificate: valid({ pin: { blocked: true, triesLeft: 0 } }) },
    { certificate: 'pin-blocked' },
    'card-has-a-problem',
  ],
  [
    'a card that failed',
    { certificate: { found: 'failed', code: 'ERR_EID_CARD_UNREADABLE' } },
    { certificate: 'card-unreadable' },
    'card-has-a-problem',
  ],
  [
    'a card pulled meanwhile',
    { certificate: { found: 'failed', code: 'ERR_EID_CARD_REMOVED' } },
    { certificate: 'not-reached' },
    'ready',
  ],
  [
    'no PC/SC',
    { access: { service: 'unavailable', module: null }, readers: [], certificate: null },
    { service: 'service-unavailable', reader: 'not-reached' },
    'computer-lacks-something',
  ],
  [
    'no PC/SC, by the error',
    { access: null, accessError: 'ERR_EID_SERVICE_UNAVAILABLE', readers: [] },
    { service: 'service-unavailable' },
    'computer-lacks-something',
  ],
  [
    'a module with readers of its own',
    { access: { ...loaded, service: 'unavailable' }, readers: [reader({ way: 'pkcs11' })] },
    { service: 'service-not-checked', access: 'access-module' },
    'ready',
  ],
  [
    'only a module, which is missing',
    {
      way: 'pkcs11',
      access: { service: 'running', module: { file: 'm.so', state: 'missing' } },
      readers: [],
      certificate: null,
    },
    { access: 'access-none' },
    'computer-lacks-something',
  ],
  [
    'only a module, which fails',
    {
      way: 'pkcs11',
      access: { service: 'running', module: { file: 'm.so', state: 'failed' } },
      readers: [],
      certificate: null,
    },
    { access: 'access-module-failed' },
    'computer-lacks-something',
  ],
  [
    'a module that fails beside the direct way',
    { access: { service: 'running', module: { file: 'm.so', state: 'failed' } } },
    { access: 'access-direct' },
    'ready',
  ],
  [
    'a port that is taken, a card that is fine',
    { port: { port: 'taken', holder: 'other' } },
    { port: 'port-taken' },
    'card-fine-computer-lacks-something',
  ],
  ['a second port', { port: { port: 'open', number: 27444, preferred: false } }, { port: 'port-fallback' }, 'ready'],
  ['a page that came', { browser: { connected: false, last: NOW } }, { browser: 'browser-connected' }, 'ready'],
];

describe('the verdict on a computer', () => {
  it.each(CASES)('%s', (_, facts, expected, verdict) => {
    const steps = statusSteps({ ...READY, ...facts }, NOW);
    const found = Object.fromEntries(steps.map(({ step, finding }) => [step, finding]));
    expect(found).toMatchObject(expected);
    expect(verdictOf(steps)).toBe(verdict);
  });

  it('goes from the program to the browser, each step once', () => {
    expect(statusSteps(READY, NOW).map(({ step }) => step)).toEqual([
      'program',
      'service',
      'reader',
      'card',
      'certificate',
      'access',
      'port',
      'browser',
    ]);
  });

  it('names what it is about: version, readers, module, port', () => {
    const steps = statusSteps({ ...READY, access: loaded, readers: [reader({ way: 'pkcs11' })] }, NOW);
    expect(Object.fromEntries(steps.map(({ step, detail }) => [step, detail]))).toMatchObject({
      program: '1.2.3',
      reader: 'Specimen Reader',
      access: 'm.so',
      port: '27443',
    });
  });
});
