import type { Clock } from '../clock.ts';

/** Token bucket over one socket's frames; true while the socket stays within its rate. */
export function createFrameAllowance(clock: Clock, burst: number, perSecond: number): () => boolean {
  let left = burst;
  let at = clock.now();
  return () => {
    const now = clock.now();
    left = Math.min(burst, left + ((now - at) / 1000) * perSecond);
    at = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
