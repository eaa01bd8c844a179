import { describe, expect, it } from '@jest/globals';
import { IDENTITY_FIELDS } from '../../../contracts/identity.ts';
import { LANGUAGES } from '../../../contracts/languages.ts';
import { FIELD_NAMES, promptLines, viewText } from '../../../native-bridge/consent/prompt-text.ts';
import type { PromptRequest, PromptSubject } from '../../../native-bridge/consent/prompter.ts';
import type { Origin } from '../../../native-bridge/origin.ts';

const origin = 'https://e-counter.example' as Origin;
const wish = { fields: ['surname', 'address'], purpose: 'to open an account', signed: false } as const;

function request(subject: PromptSubject, more: Partial<PromptRequest> = {}): PromptRequest {
  return {
    origin,
    firstVisit: false,
    lang: 'en',
    subject,
    program: () => Promise.resolve(null),
    expiresAt: 0,
    ...more,
  };
}

const signing: PromptSubject = {
  kind: 'sign',
  documentName: 'permit.pdf',
  hash: 'ab'.repeat(48),
  hashFunction: 'SHA-384',
};

const SUBJECTS: readonly PromptSubject[] = [
  { kind: 'authenticate', identity: null },
  { kind: 'authenticate', identity: { ...wish, signed: true } },
  { kind: 'readIdentity', identity: wish },
  { kind: 'getSigningCertificate' },
  signing,
];

describe('what a prompt says', () => {
  it.each(LANGUAGES)('begins with the checked origin and says what is wanted (%s)', (lang) => {
    for (const subject of SUBJECTS) {
      const [first, second] = promptLines(request(subject, { lang }));
      expect(first).toEqual({ trust: 'checked', text: origin });
      expect(second?.trust).toBe('plain');
      expect(second?.text).toMatch(/\.$/);
    }
  });

  it('is said in another way in each language, for each kind of request', () => {
    const actions = LANGUAGES.flatMap((lang) =>
      SUBJECTS.map((subject) => promptLines(request(subject, { lang }))[1]?.text),
    );
    // The two log-ins share their sentence.
    expect(new Set(actions).size).toBe(LANGUAGES.length * (SUBJECTS.length - 1));
  });

  it('names a log-in’s certificate, with what it holds', () => {
    expect(promptLines(request({ kind: 'authenticate', identity: null }))).toEqual([
      { trust: 'checked', text: origin },
      { trust: 'plain', text: 'asks you to log in with your card.' },
      { trust: 'checked', text: 'Will be sent: your certificate (name and national number)' },
    ]);
  });

  it('names each field, and the site’s reason as the site’s', () => {
    expect(promptLines(request({ kind: 'readIdentity', identity: wish }))).toEqual([
      { trust: 'checked', text: origin },
      { trust: 'plain', text: 'asks to read your card.' },
      { trust: 'checked', text: 'Will be sent: surname, address' },
      { trust: 'claimed', text: 'Reason given by the site: to open an account' },
    ]);
  });

  it.each(LANGUAGES)('says that whole files go, only when they do (%s)', (lang) => {
    const lines = (signed: boolean): number =>
      promptLines(request({ kind: 'readIdentity', identity: { ...wish, signed } }, { lang })).length;
    expect(lines(true)).toBe(lines(false) + 1);
  });

  it.each(LANGUAGES)('says that it is the first visit, only when it is (%s)', (lang) => {
    const texts = (firstVisit: boolean): string[] =>
      promptLines(request({ kind: 'getSigningCertificate' }, { lang, firstVisit })).map(({ text }) => text);
    const [added, ...others] = texts(true).filter((text) => !texts(false).includes(text));
    expect(added).toBeDefined();
    expect(others).toEqual([]);
  });

  it('shows a document’s name as claimed and its hash as checked', () => {
    expect(promptLines(request(signing)).slice(2)).toEqual([
      { trust: 'claimed', text: 'Document, according to the site: permit.pdf' },
      { trust: 'checked', text: `SHA-384 ${'ab'.repeat(48)}` },
    ]);
  });

  it('is pure: the same request, the same lines', () => {
    for (const subject of SUBJECTS) {
      const given = Object.freeze(request(subject));
      expect(promptLines(given)).toEqual(promptLines(given));
    }
  });

  it.each(LANGUAGES)('has a name for each field and a text for each view (%s)', (lang) => {
    const names = IDENTITY_FIELDS.map((field) => FIELD_NAMES[field][lang]);
    expect(new Set(names).size).toBe(IDENTITY_FIELDS.length);
    const views = (['awaiting-reader', 'awaiting-card', 'reading', 'signing'] as const).map((view) =>
      viewText(view, lang),
    );
    expect(new Set(views).size).toBe(4);
    for (const text of [...names, ...views]) expect(text.trim()).not.toBe('');
  });
});
