/** Timers count milliseconds in a signed 32-bit number and fire at once beyond it. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Aborts after that time, or together with the other signal. */
export function within(milliseconds: number, signal: AbortSignal | undefined): AbortSignal {
  const signals = signal ? [signal] : [];
  if (milliseconds <= LONGEST_TIMER_MS) signals.push(AbortSignal.timeout(milliseconds));
  return AbortSignal.any(signals);
}
