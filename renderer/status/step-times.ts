import type { Language } from '../../contracts/languages.ts';
import type { StatusStep } from '../../contracts/window-messages.ts';
import { dateAndTime, longDate } from '../shared/dates.ts';
import { fill } from '../texts/fill.ts';
import type { StatusTexts } from '../texts/status-texts.ts';

/** The time of a step in words that say what it is: an end, a beginning, a last connection. */
export function stepTime({ finding, time }: StatusStep, texts: StatusTexts, language: Language): string | null {
  if (time === null) return null;
  if (finding === 'browser-connected') return fill(texts.lastSeen, { date: dateAndTime(time, language) });
  if (finding === 'certificate-expired') return fill(texts.since, { date: longDate(time, language) });
  return finding === 'certificate-not-yet-valid' ? null : fill(texts.until, { date: longDate(time, language) });
}
