import type { Language } from '../../contracts/languages.ts';
import type { WindowBridge } from '../../contracts/window-bridge.ts';
import type { PinMessage, WindowAction, WindowName, WindowState } from '../../contracts/window-messages.ts';

/** What the page sent, for whoever drives the gallery; a PIN stays the page's own array, so that one sees it wiped. */
export interface GallerySession {
  readonly sent: WindowAction<WindowName>[];
  readonly pins: { readonly message: PinMessage; readonly digitsWhenSent: number }[];
  /** Shows another state of the same window, as main would. */
  readonly show: (name: string, language: Language) => void;
}

/** Stands where main is: gives the state asked for and keeps what comes back. */
export function fakeBridge<W extends WindowName>(
  first: WindowState<W>,
  find: (name: string, language: Language) => WindowState<W> | undefined,
): { readonly bridge: WindowBridge<W>; readonly session: GallerySession } {
  let hear: ((state: WindowState<W>) => void) | null = null;
  const session: GallerySession = {
    sent: [],
    pins: [],
    show: (name, language) => {
      const state = find(name, language);
      if (state !== undefined) hear?.(state);
    },
  };
  const bridge: WindowBridge<W> = {
    onState: (listener) => {
      hear = listener;
      listener(first);
    },
    send: (action) => session.sent.push(action),
    sendPin: (message) => {
      const pin = message.for === 'approve' ? message.pin : message.newPin;
      session.pins.push({ message, digitsWhenSent: pin.length });
    },
  };
  return { bridge, session };
}
