import { useEffect, useState } from 'preact/hooks';
import { shownTimeLeft } from './time-left.ts';

/**
 * Milliseconds until `expiresAt`, drawn anew exactly when the shown value changes; a hidden window has no timer.
 *
 * @param expiresAt milliseconds since 1970
 */
export function useTimeLeft(expiresAt: number, now: () => number): number {
  const [left, setLeft] = useState(expiresAt - now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = (): void => {
      clearTimeout(timer);
      if (document.hidden) return;
      const rest = expiresAt - now();
      setLeft(rest);
      const { changesIn } = shownTimeLeft(rest);
      // A little late rather than a little early: the value must have changed when it is drawn.
      if (changesIn !== null) timer = setTimeout(tick, changesIn + 20);
    };
    tick();
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [expiresAt, now]);
  return left;
}
