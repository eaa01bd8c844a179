import { join } from 'node:path';
import { BrowserWindow, type IpcMainEvent, type Session } from 'electron';
import * as v from 'valibot';
import { IPC_CHANNELS, PinMessage, WINDOW_ACTIONS, type WindowName } from '../../contracts/window-messages.ts';
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

/** A window that is made and not used yet: its page is loaded, and has nothing to show. */
export interface ReadyWindow<W extends WindowName> {
  /** Once. */
  use(opening: WindowOpening<W>, handlers: WindowHandlers<W>): ShellWindow<W>;
}

function makeBrowserWindow(name: WindowName, { session, folder }: AppWindowParts): BrowserWindow {
  return new BrowserWindow({
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
}

/** A window of ours: sandboxed, its page from our own protocol, every message of its page checked for sender and shape. */
export function makeAppWindow<W extends WindowName>(parts: AppWindowParts, name: W): ReadyWindow<W> {
  const { log } = parts;
  let used: {
    state: WindowOpening<W>['state'];
    readonly handlers: WindowHandlers<W>;
    readonly show: () => void;
  } | null = null;
  let isReady = false;
  let isPainted = false;
  let crashes = 0;
  const window = makeBrowserWindow(name, parts);
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
  const sendState = (): void => {
    if (used !== null && isReady && !window.isDestroyed()) contents.send(IPC_CHANNELS.state, used.state);
  };

  hear(IPC_CHANNELS.ready, () => {
    isReady = true;
    sendState();
  });
  hear(IPC_CHANNELS.action, (message) => {
    const action = v.safeParse(WINDOW_ACTIONS[name], message);
    // The table pairs name and actions; the compiler cannot follow it through a type parameter.
    if (action.success) used?.handlers.onAction(action.output);
    else refuse(IPC_CHANNELS.action);
  });
  hear(IPC_CHANNELS.pin, (message) => {
    const pin = v.safeParse(PinMessage, message);
    if (pin.success && used?.handlers.onPin !== undefined) used.handlers.onPin(pin.output);
    else refuse(IPC_CHANNELS.pin);
  });
  window.once('ready-to-show', () => {
    isPainted = true;
    used?.show();
  });
  window.once('closed', () => {
    used?.handlers.onClosed();
  });
  contents.on('render-process-gone', (_event, { reason }) => {
    if (window.isDestroyed() || reason === 'clean-exit') return;
    isReady = false;
    crashes += 1;
    log().error('window-crashed', { window: name, reason, crashes });
    // What was typed is gone with the page; the question is still there to be answered. One that waited is made anew.
    if (used === null || crashes > MAX_CRASHES) window.destroy();
    else contents.reload();
  });
  void window.loadURL(url);

  return {
    use: ({ state, arrival }, handlers) => {
      const use = { state, handlers, show: () => appear(window, arrival) };
      used = use;
      sendState();
      if (isPainted) use.show();
      return {
        update: (next) => {
          use.state = next;
          sendState();
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
    },
  };
}

function appear(window: BrowserWindow, arrival: WindowOpening<WindowName>['arrival']): void {
  if (arrival === 'focus') {
    window.show();
    return;
  }
  // In front and noticed; the keyboard stays where the citizen is typing.
  window.showInactive();
  window.moveTop();
  window.flashFrame(true);
}
