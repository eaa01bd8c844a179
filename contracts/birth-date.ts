/**
 * Dates as the National Register writes them on the card: day, month name in the card's language, year, with dots or
 * blanks in many spellings (`01 JAN 1971`, `13.AUG. 1996`, `07.MÄR. 2001`), or a year alone padded with blanks.
 */
const MONTHS: Readonly<Record<string, number>> = {
  JAN: 1,
  JANV: 1,
  FEV: 2,
  FEVR: 2,
  FEB: 2,
  MARS: 3,
  MAAR: 3,
  MRT: 3,
  MAR: 3,
  AVR: 4,
  APR: 4,
  MAI: 5,
  MEI: 5,
  JUIN: 6,
  JUN: 6,
  JUNI: 6,
  JUIL: 7,
  JUL: 7,
  JULI: 7,
  AOUT: 8,
  AUG: 8,
  SEPT: 9,
  SEP: 9,
  OCT: 10,
  OKT: 10,
  NOV: 11,
  DEC: 12,
  DEZ: 12,
};

const DAY_MONTH_YEAR = /^(\d{1,2})[ .]+([A-Z]{3,4})[ .]+(\d{4})$/;
const DAY_MONTH_NUMBER_YEAR = /^(\d{2})[. ](\d{2})[. ](\d{4})$/;

/**
 * @returns ISO 8601 `YYYY-MM-DD`, or `YYYY` where the card has only the year (a zero day or month counts as not
 *   known), or null where the text is no date: a wrong guess would be worse than an empty field.
 */
export function parseCardDate(text: string): string | null {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').replace(/\0+$/, '').trim().toUpperCase();
  if (/^\d{4}$/.test(plain)) return plain;
  const named = DAY_MONTH_YEAR.exec(plain);
  if (named) return isoDate(Number(named[1]), MONTHS[named[2] ?? ''], Number(named[3]));
  const numeric = DAY_MONTH_NUMBER_YEAR.exec(plain);
  if (numeric) return isoDate(Number(numeric[1]), Number(numeric[2]), Number(numeric[3]));
  return null;
}

function isoDate(day: number, month: number | undefined, year: number): string | null {
  if (month === undefined) return null;
  const pad = (value: number): string => String(value).padStart(2, '0');
  if (month === 0) return String(year);
  if (month > 12) return null;
  if (day === 0) return `${year}-${pad(month)}`;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1) return null;
  return `${year}-${pad(month)}-${pad(day)}`;
}
