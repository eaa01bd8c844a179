import type { JSX } from 'preact';
import { shownTimeLeft, spokenTimeLeft } from '../shared/time-left.ts';
import { useTimeLeft } from '../shared/use-time-left.ts';
import { fillCount } from '../texts/fill.ts';
import type { PromptTexts } from '../texts/prompt-texts.ts';

interface TimeLeftLineProps {
  readonly expiresAt: number;
  readonly now: () => number;
  readonly texts: PromptTexts;
}

/** Seen at each change, heard at three moments only. */
export function TimeLeftLine({ expiresAt, now, texts }: TimeLeftLineProps): JSX.Element {
  const left = useTimeLeft(expiresAt, now);
  const { unit, count } = shownTimeLeft(left);
  const spoken = spokenTimeLeft(left);
  return (
    <p class="time-left soft small">
      <span>{fillCount(unit === 'minutes' ? texts.minutesLeft : texts.secondsLeft, count)}</span>
      <span class="hidden-text" aria-live="polite">
        {spoken === null ? '' : fillCount(texts.secondsLeft, spoken)}
      </span>
    </p>
  );
}
