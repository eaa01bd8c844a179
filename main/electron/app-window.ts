import { join } from 'node:path';
import { BrowserWindow, type IpcMainEvent, type Session } from 'electron';
import * as v from 'valibot';
import {
  IPC_CHANNELS,
  PinMessage,
  WINDOW_ACTIONS,
  type WindowName,
  type WindowState,
} from '../../contracts/window-messages.ts';
import type { Log } from '../../native-bridge/logging/log.ts';
import type { ShellWindow, WindowHandlers, WindowOpening } from '../shell.ts';
import { windowUrl } from './app-protocol.ts';

/** CSS pixels, as the pages are drawn for (renderer/README.md). */
const SIZES: Readonly<Record<WindowName, { readonly width: number; readonly height: number }>> = {
  prompt: { width: 500, height: 720 },
  status: { width: 720, height: 780 },
  settings: { width: 720, height: 780 },
  welcome: { width: 560, height: 600 },
};

/** A page that crashes again and again will not stop doing so. */
const MAX_CRASHES = 3;

export interface AppWindowParts {
  readonly session: Session;
  /** The built app: preload/<window>.cjs. */
  readonly folder: string;
  readonly log: () => Log;
}

/** A window of ours: sandboxed, its page from our own protocol, every message of its page checked for sender and shape. */
export function openAppWindow<W extends WindowName>(
  { session, folder, log }: AppWindowParts,
  name: W,
  { state: first, arrival }: WindowOpening<W>,
  handlers: WindowHandlers<W>,
): ShellWindow<W> {
  let state = first;
  let isReady = false;
  let crashes = 0;
  const window = new BrowserWindow({
    ...SIZES[name],
    useContentSize: true,
    show: false,
    title: 'eID Bridge',
    autoHideMenuBar: true,
    fullscreenable: false,
    maximizable: name !== 'prompt',
    // A question must not end up behind the browser that caused it.
    alwaysOnTop: name === 'prompt',
    webPreferences: {
      session,
      preload: join(folder, 'preload', `${name}.cjs`),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: false,
    },
  });
  const { webContents: contents } = window;
  const url = windowUrl(name);

  const isOurPage = ({ senderFrame }: IpcMainEvent): boolean =>
    senderFrame !== null && senderFrame.parent === null && senderFrame.url === url;
  const hear = (channel: string, listener: (message: unknown) => void): void => {
    contents.ipc.on(channel, (event, message: unknown) => {
      if (isOurPage(event)) listener(message);
      else log().warn('window-message-refused', { window: name, channel, why: 'sender' });
    });
  };
  const refuse = (channel: string): void => {
    log().warn('window-message-refused', { window: name, channel, why: 'shape' });
  };

  hear(IPC_CHANNELS.ready, () => {
    isReady = true;
    contents.send(IPC_CHANNELS.state, state);
  });
  hear(IPC_CHANNELS.action, (message) => {
    const action = v.safeParse(WINDOW_ACTIONS[name], message);
    // The table pairs name and actions; the compiler cannot follow it through a type parameter.
    if (action.success) handlers.onAction(action.output);
    else refuse(IPC_CHANNELS.action);
  });
  hear(IPC_CHANNELS.pin, (message) => {
    const pin = v.safeParse(PinMessage, message);
    if (pin.success && handlers.onPin !== undefined) handlers.onPin(pin.output);
    else refuse(IPC_CHANNELS.pin);
  });

  const show = (): void => {
    if (arrival === 'focus') {
      window.show();
      return;
    }
    // In front and noticed; the keyboard stays where the citizen is typing.
    window.showInactive();
    window.moveTop();
    window.flashFrame(true);
  };
  window.once('ready-to-show', show);
  window.once('closed', () => {
    handlers.onClosed();
  });
  contents.on('render-process-gone', (_event, { reason }) => {
    if (window.isDestroyed() || reason === 'clean-exit') return;
    isReady = false;
    crashes += 1;
    log().error('window-crashed', { window: name, reason, crashes });
    // What was typed is gone with the page; the question is still there to be answered.
    if (crashes > MAX_CRASHES) window.destroy();
    else contents.reload();
  });
  void window.loadURL(url);

  return {
    update: (next: WindowState<W>) => {
      state = next;
      if (isReady && !window.isDestroyed()) contents.send(IPC_CHANNELS.state, state);
    },
    focus: () => {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    close: () => {
      if (!window.isDestroyed()) window.destroy();
    },
  };
}
