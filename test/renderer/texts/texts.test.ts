import { describe, expect, it } from '@jest/globals';
import { LANGUAGES, type Language } from '../../../contracts/languages.ts';
import { fill, fillCount } from '../../../renderer/texts/fill.ts';
import { PROMPT_TEXTS } from '../../../renderer/texts/prompt-texts.ts';
import { SETTINGS_TEXTS } from '../../../renderer/texts/settings-texts.ts';
import { SHARED_TEXTS } from '../../../renderer/texts/shared-texts.ts';
import { STATUS_TEXTS } from '../../../renderer/texts/status-texts.ts';
import { WELCOME_TEXTS } from '../../../renderer/texts/welcome-texts.ts';

const ALL = {
  shared: SHARED_TEXTS,
  prompt: PROMPT_TEXTS,
  status: STATUS_TEXTS,
  settings: SETTINGS_TEXTS,
  welcome: WELCOME_TEXTS,
} as const;

/** Every text with the path to it, sorted by path. */
function textsOf(value: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  if (value === null) return [];
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as Record<string, unknown>)
    .flatMap(([key, inner]) => textsOf(inner, `${path}.${key}`))
    .sort(([a], [b]) => a.localeCompare(b));
}

const texts = Object.entries(ALL).flatMap(([name, each]) =>
  LANGUAGES.flatMap((language) => textsOf(each[language], name).map(([path, text]) => ({ language, path, text }))),
);
const inLanguage = (language: Language) => texts.filter((entry) => entry.language === language);

/** Words that are the same in two languages, and the product's name. */
const SAME = [
  '.steps.program',
  '.steps.browser',
  '.document',
  '.states.problem',
  '.nationality',
  '.ways.direct',
  '.sitesTitle',
  '.hash',
  '.certificatesTitle',
  '.logColumns',
  '.found.',
];

describe('texts of the windows', () => {
  it('have the same keys in each language', () => {
    const french = inLanguage('fr').map(({ path }) => path);
    for (const language of LANGUAGES) expect(inLanguage(language).map(({ path }) => path)).toEqual(french);
    expect(french.length).toBeGreaterThan(150);
  });

  it('fill in the same values in each language', () => {
    const marks = (text: string): readonly string[] => (text.match(/\{\w+\}/gu) ?? []).sort();
    const french = new Map(inLanguage('fr').map(({ path, text }) => [path, marks(text)]));
    for (const { path, text, language } of texts) {
      expect({ path, language, marks: marks(text) }).toEqual({ path, language, marks: french.get(path) });
    }
  });

  it('are translated, not copied', () => {
    const copied = texts.filter(
      ({ language, path, text }) =>
        !SAME.some((part) => path.includes(part)) &&
        texts.some((other) => other.path === path && other.language !== language && other.text === text),
    );
    expect(copied.map(({ path, language, text }) => `${path} ${language}: ${text}`)).toEqual([]);
  });

  it('speak to citizens: no jargon', () => {
    const jargon = /ERR_|PKCS|PC\/SC|JSON|WebSocket|token|worker|\borigin\b|APDU|middleware|\bport\b/iu;
    expect(texts.filter(({ text }) => jargon.test(text.replaceAll(/\{\w+\}/gu, '')))).toEqual([]);
  });

  it('address the citizen formally', () => {
    const familiar: Readonly<Record<Language, RegExp>> = {
      fr: /\b(tu|toi|ton|ta|tes)\b/iu,
      nl: /\b(je|jij|jou|jouw)\b/iu,
      de: /\b(du|dich|dir|dein\w*)\b/iu,
      en: /\bdear\b/iu,
    };
    expect(texts.filter(({ language, text }) => familiar[language].test(text))).toEqual([]);
  });

  it('follow the typography of their language', () => {
    const wrong = texts.filter(({ language, text }) =>
      language === 'fr' ? /[^\u00a0][:;!?»]|«[^\u00a0]/u.test(text) : /\u00a0|\s[:;!?]/u.test(text),
    );
    expect(wrong).toEqual([]);
    expect(texts.filter(({ text }) => text !== text.trim() || / {2}|["'`]/u.test(text))).toEqual([]);
  });

  it('are filled completely or not at all', () => {
    expect(fill('{a} of {b}', { a: 1, b: 'two' })).toBe('1 of two');
    expect(() => fill('{a} of {b}', { a: 1 })).toThrow('{b}');
    expect(fillCount({ one: 'one', many: '{count} of them' }, 1)).toBe('one');
    expect(fillCount({ one: 'one', many: '{count} of them' }, 0)).toBe('0 of them');
  });
});
