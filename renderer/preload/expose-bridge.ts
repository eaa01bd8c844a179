import { contextBridge, ipcRenderer } from 'electron';
import * as v from 'valibot';
import type { WindowBridge } from '../../contracts/window-bridge.ts';
import {
  IPC_CHANNELS,
  PinMessage,
  WINDOW_ACTIONS,
  WINDOW_STATES,
  type WindowName,
  type WindowState,
} from '../../contracts/window-messages.ts';

/** Which PIN a window may send; the others ask none. */
const PIN_PURPOSE: Readonly<Record<WindowName, PinMessage['for'] | null>> = {
  prompt: 'approve',
  status: 'change',
  settings: null,
  welcome: null,
};

/**
 * Exposes `globalThis.eidBridge` to the page of one window: states of that window in, its actions and its PIN out. Both
 * directions are checked against the contract, so that a page that was taken over can say no more than its buttons do.
 */
export function exposeBridge(name: WindowName): void {
  let latest: WindowState<WindowName> | null = null;
  let hear: ((state: WindowState<WindowName>) => void) | null = null;

  ipcRenderer.on(IPC_CHANNELS.state, (_event, value: unknown) => {
    const state = v.safeParse(WINDOW_STATES[name], value);
    if (!state.success) return;
    latest = state.output;
    hear?.(latest);
  });

  const bridge: WindowBridge<WindowName> = {
    onState: (listener) => {
      hear = listener;
      if (latest === null) ipcRenderer.send(IPC_CHANNELS.ready);
      else listener(latest);
    },
    send: (action) => {
      const checked = v.safeParse(WINDOW_ACTIONS[name], action);
      if (!checked.success) throw new TypeError('this window has no such action');
      ipcRenderer.send(IPC_CHANNELS.action, checked.output);
    },
    sendPin: (message) => {
      // The context bridge handed over copies: these are wiped here, the page wipes its own.
      const checked = v.safeParse(PinMessage, message);
      if (!checked.success || checked.output.for !== PIN_PURPOSE[name])
        throw new TypeError('this window sends no such PIN');
      const pin = checked.output;
      try {
        ipcRenderer.send(IPC_CHANNELS.pin, pin);
      } finally {
        if (pin.for === 'approve') pin.pin.fill(0);
        else for (const bytes of [pin.oldPin, pin.newPin]) bytes.fill(0);
      }
    },
  };
  contextBridge.exposeInMainWorld('eidBridge', bridge);
}
