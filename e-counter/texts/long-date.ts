/** The day comes first in Belgium, whatever the language. */
const BELGIAN_ENGLISH = 'en-GB';

/**
 * A date in words, with the precision it has.
 *
 * @param iso `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; anything else is given back as it is
 * @param language BCP 47
 */
export function longDate(iso: string, language: string): string {
  const [year, month, day] = iso.split('-');
  if (!/^\d{4}(-\d{2}){0,2}$/.test(iso) || month === undefined) return iso;
  const date = new Date(`${year ?? ''}-${month}-${day ?? '01'}T00:00:00Z`);
  const locale = language === 'en' ? BELGIAN_ENGLISH : language;
  const parts = { year: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  const text = new Intl.DateTimeFormat(locale, day === undefined ? parts : { ...parts, day: 'numeric' }).format(date);
  // French counts the first of a month, and only that one ("1er août"); CLDR's data leave it out.
  return language === 'fr' ? text.replace(/^1 /, '1er ') : text;
}
