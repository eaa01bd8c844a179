import { describe, expect, it } from '@jest/globals';
import { ERROR_TEXTS } from '../../contracts/error-texts.ts';
import { ERROR_CODES, ERROR_FACTS } from '../../contracts/errors.ts';
import { LANGUAGES, type Language } from '../../contracts/languages.ts';

interface Text {
  readonly name: string;
  readonly language: Language;
  readonly text: string;
  readonly english: string;
  readonly limit: number;
}

/** A window or a phone shows a cause on two lines and a remedy on four at most. */
const LIMITS = { cause: 100, remedy: 220 } as const;

const texts: readonly Text[] = ERROR_CODES.flatMap((code) =>
  (['cause', 'remedy'] as const).flatMap((part) =>
    LANGUAGES.map((language) => ({
      name: `${code} ${part} ${language}`,
      language,
      text: ERROR_TEXTS[code][part][language],
      english: ERROR_TEXTS[code][part].en,
      limit: LIMITS[part],
    })),
  ),
);

describe('texts of the errors', () => {
  it('cover the closed union of codes, no more and no less', () => {
    const codes = [...ERROR_CODES].sort();
    expect(Object.keys(ERROR_TEXTS).sort()).toEqual(codes);
    expect(Object.keys(ERROR_FACTS).sort()).toEqual(codes);
    expect(new Set(ERROR_CODES).size).toBe(ERROR_CODES.length);
  });

  it('come in the languages of the product and no other', () => {
    for (const { cause, remedy } of Object.values(ERROR_TEXTS)) {
      expect(Object.keys(cause)).toEqual([...LANGUAGES]);
      expect(Object.keys(remedy)).toEqual([...LANGUAGES]);
    }
  });

  it.each(texts)('$name is a whole sentence of fitting length', ({ text, limit }) => {
    expect(text).toBe(text.trim());
    expect(text.length).toBeGreaterThanOrEqual(20);
    expect(text.length).toBeLessThanOrEqual(limit);
    expect(text).toMatch(/\.$/);
    expect(text).not.toMatch(/ {2}|["'`]/);
  });

  it('are translated, not copied', () => {
    expect(texts.filter(({ language, text, english }) => language !== 'en' && text === english)).toEqual([]);
    const each = LANGUAGES.map((language) => texts.filter((entry) => entry.language === language));
    for (const list of each) expect(new Set(list.map(({ text }) => text)).size).toBe(list.length);
  });

  it('speak to citizens: no code, protocol or acronym of ours', () => {
    const jargon = /ERR_|PKCS|PC\/SC|CKR|JSON|WebSocket|token|worker|\borigin\b|APDU|NULL/i;
    expect(texts.filter(({ text }) => jargon.test(text))).toEqual([]);
  });

  it('address the citizen formally', () => {
    const familiar: Readonly<Record<Language, RegExp>> = {
      fr: /\b(tu|toi|ton|ta|tes)\b/i,
      nl: /\b(je|jij|jou|jouw)\b/i,
      de: /\b(du|dich|dir|dein\w*)\b/i,
      en: /\b(dear|please wait)\b/i,
    };
    expect(texts.filter(({ language, text }) => familiar[language].test(text))).toEqual([]);
  });

  it('follow French typography: a non-breaking space before : ; ! ? and inside « »', () => {
    const french = texts.filter(({ language }) => language === 'fr').map(({ text }) => text);
    expect(french.filter((text) => /[^\u00a0\u202f][:;!?»]|«[^\u00a0\u202f]/.test(text))).toEqual([]);
    expect(french.some((text) => text.includes('\u00a0:'))).toBe(true);
  });

  it('have no French spacing in the other languages', () => {
    const others = texts.filter(({ language }) => language !== 'fr');
    expect(others.filter(({ text }) => /[\u00a0\u202f]|\s[:;!?]/.test(text))).toEqual([]);
  });

  it('tell the way to the commune and the PUK letter when the PIN is blocked', () => {
    const { remedy } = ERROR_TEXTS.ERR_EID_PIN_BLOCKED;
    expect(remedy.fr).toMatch(/commune.*PUK/);
    expect(remedy.nl).toMatch(/gemeente.*puk/i);
    expect(remedy.de).toMatch(/Gemeinde.*PUK/);
    expect(remedy.en).toMatch(/municipality.*PUK/);
  });
});
