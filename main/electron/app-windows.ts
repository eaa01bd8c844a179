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

  const prepare = (): void => {
    if (keeps && (waiting === null || waiting.isGone)) waiting = makeAppWindow(parts, 'prompt');
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
          // The next one, now that this one's memory is free.
          if (name === 'prompt') prepare();
        },
      };
      return made(name).use(opening, thenPrepare);
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
