import { render, type ComponentType } from 'preact';
import type { WindowBridge } from '../../contracts/window-bridge.ts';
import type { WindowName, WindowState } from '../../contracts/window-messages.ts';

export interface WindowProps<W extends WindowName> {
  readonly state: WindowState<W>;
  readonly bridge: WindowBridge<W>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Shows a window's page and draws it anew with each state that main sends. */
export function mountWindow<W extends WindowName>(
  Page: ComponentType<WindowProps<W>>,
  bridge: WindowBridge<W>,
  now: () => number = Date.now,
): void {
  const root = document.getElementById('window');
  if (root === null) throw new Error('the page has no element for its window');
  bridge.onState((state) => {
    document.documentElement.lang = state.language;
    render(<Page state={state} bridge={bridge} now={now} />, root);
  });
}
