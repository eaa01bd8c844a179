import type { WindowBridge } from '../../contracts/window-bridge.ts';
import type { WindowName } from '../../contracts/window-messages.ts';

/** What the window's preload exposed; each page knows which window it is. */
export function exposedBridge<W extends WindowName>(_window: W): WindowBridge<W> {
  return (globalThis as unknown as { readonly eidBridge: WindowBridge<W> }).eidBridge;
}
