import { useLayoutEffect } from 'preact/hooks';

/** Escape anywhere in the window, from its first drawing on. */
export function useEscape(leave: () => void): void {
  useLayoutEffect(() => {
    const keyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented) leave();
    };
    document.addEventListener('keydown', keyDown);
    return () => document.removeEventListener('keydown', keyDown);
  }, [leave]);
}
