import type { Language } from '../../contracts/languages.ts';

const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr-BE', nl: 'nl-BE', de: 'de-BE', en: 'en-GB' };

/** @param time milliseconds since 1970 */
export function longDate(time: number, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long' }).format(time);
}

/** @param time milliseconds since 1970 */
export function dateAndTime(time: number, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeStyle: 'short' }).format(time);
}

/** A date as the card's files give it, as precise as it is there: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
export function cardDate(date: string, language: Language): string {
  const [year, month, day] = date.split('-').map(Number);
  if (year === undefined || month === undefined) return date;
  const parts: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', timeZone: 'UTC' };
  if (day !== undefined) parts.day = 'numeric';
  return new Intl.DateTimeFormat(LOCALES[language], parts).format(Date.UTC(year, month - 1, day ?? 1));
}
