import { useEffect } from 'preact/hooks';

export function useWindowTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} – eID Bridge`;
  }, [title]);
}
