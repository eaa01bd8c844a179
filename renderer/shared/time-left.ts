const SECOND = 1000;
const MINUTE = 60 * SECOND;

/** How the rest of a time is shown: whole minutes, then tens of seconds, then seconds. */
export interface ShownTimeLeft {
  readonly unit: 'minutes' | 'seconds';
  readonly count: number;
  /** Milliseconds until the shown value changes; null where it no longer does. */
  readonly changesIn: number | null;
}

/** Rounded up, so that nobody is told less than there is. @param left milliseconds */
export function shownTimeLeft(left: number): ShownTimeLeft {
  if (left <= 0) return { unit: 'seconds', count: 0, changesIn: null };
  const step = left > MINUTE ? MINUTE : left > 10 * SECOND ? 10 * SECOND : SECOND;
  const steps = Math.ceil(left / step);
  const count = step === MINUTE ? steps : (steps * step) / SECOND;
  return { unit: step === MINUTE ? 'minutes' : 'seconds', count, changesIn: left - (steps - 1) * step };
}

/** Seconds at which a screen reader hears the time; between them it is silent. */
const SPOKEN_AT = [10, 30, 60] as const;

/** @returns the threshold that was passed last, in seconds, or null before the first */
export function spokenTimeLeft(left: number): number | null {
  if (left <= 0) return null;
  return SPOKEN_AT.find((seconds) => left <= seconds * SECOND) ?? null;
}
