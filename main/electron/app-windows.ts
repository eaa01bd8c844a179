import type { WindowName } from '../../contracts/window-messages.ts';
import type { Shell, WindowHandlers } from '../shell.ts';
import { makeAppWindow, type AppWindowParts, type ReadyWindow } from './app-window.ts';

export interface AppWindows {
  readonly open: Shell['openWindow'];
  /** Whether a consent window waits, loaded and hidden: making one takes longer than a citizen should wait. */
  readonly keepReady: (ready: boolean) => void;
}

export function createAppWindows(parts: AppWindowParts): AppWindows {
  let waiting: ReadyWindow<'prompt'> | null = null;
  let keeps = false;
  let asking = false;

  const prepare = (): void => {
    // While one is shown, the next is not needed yet: its memory is not spent twice.
    if (keeps && !asking && (waiting === null || waiting.isGone)) waiting = makeAppWindow(parts, 'prompt');
  };
  const takeWaiting = (): ReadyWindow<'prompt'> => {
    const taken = waiting;
    waiting = null;
    return taken === null || taken.isGone ? makeAppWindow(parts, 'prompt') : taken;
  };
  const made = <W extends WindowName>(name: W): ReadyWindow<W> =>
    // The only window that waits is the prompt's: name and type are the same there.
    name === 'prompt' ? (takeWaiting() as unknown as ReadyWindow<W>) : makeAppWindow(parts, name);

  return {
    open: (name, opening, handlers) => {
      const thenPrepare: WindowHandlers<typeof name> = {
        ...handlers,
        onClosed: () => {
          handlers.onClosed();
          if (name !== 'prompt') return;
          asking = false;
          prepare();
        },
      };
      const window = made(name);
      if (name === 'prompt') asking = true;
      return window.use(opening, thenPrepare);
    },
    keepReady: (ready) => {
      keeps = ready;
      prepare();
      if (ready) return;
      waiting?.discard();
      waiting = null;
    },
  };
}
