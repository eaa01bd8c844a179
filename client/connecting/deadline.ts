/** A timer counts milliseconds in a signed 32-bit number and fires at once beyond it; 24 days are for ever here. */
export function timerLength(milliseconds: number): number {
  return Math.min(milliseconds, 2 ** 31 - 1);
}

/** Aborts after that time, or together with the other signal. */
export function within(milliseconds: number, signal?: AbortSignal): AbortSignal {
  const time = AbortSignal.timeout(timerLength(milliseconds));
  return signal ? AbortSignal.any([signal, time]) : time;
}
