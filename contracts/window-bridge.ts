import type { PinMessage, WindowAction, WindowName, WindowState } from './window-messages.ts';

/** What a window's preload exposes to its page as `globalThis.eidBridge`: all that the page can reach. */
export interface WindowBridge<W extends WindowName> {
  /** The listener hears the present state at once (as soon as main sent it), then each change. */
  readonly onState: (listener: (state: WindowState<W>) => void) => void;
  readonly send: (action: WindowAction<W>) => void;
  /** Wipes the bytes given after handing them over. Refused for windows that ask no PIN. */
  readonly sendPin: (message: PinMessage) => void;
}
