import { useEffect } from 'preact/hooks';

/** Escape anywhere in the window. */
export function useEscape(leave: () => void): void {
  useEffect(() => {
    const keyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented) leave();
    };
    document.addEventListener('keydown', keyDown);
    return () => document.removeEventListener('keydown', keyDown);
  }, [leave]);
}
