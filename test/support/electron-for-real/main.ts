/**
 * Runs the built app in real Electron and lets a test see and do what the stand-in lets it: events go out as lines of the
 * standard output, orders come in as lines of the standard input. It wraps Electron's own classes and changes nothing of what
 * they do, file dialogs apart, which a test answers.
 *
 * Type-checked, and never run on a computer without Electron's program: there the stand-in runs the same specs.
 */
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { writeHeapSnapshot } from 'node:v8';
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  nativeTheme,
  Notification,
  powerMonitor,
  shell,
  Tray,
  type Menu,
  type WebContents,
} from 'electron';
import type { StandInEvent, StandInOrder } from '../electron-on-chromium/control-messages.ts';
import { toWire } from '../electron-on-chromium/wire-values.ts';

const tell = (event: StandInEvent): void => {
  process.stdout.write(`@@ ${JSON.stringify(event)}\n`);
};

/** Calls `before` each time the method of every instance is called, then the method itself. */
function watch<T extends object>(prototype: T, name: keyof T, before: (self: T, args: unknown[]) => void): void {
  const original = prototype[name] as unknown as (...args: unknown[]) => unknown;
  Object.defineProperty(prototype, name, {
    configurable: true,
    value(this: T, ...args: unknown[]) {
      before(this, args);
      return original.apply(this, args);
    },
  });
}

const pageOf = (contents: WebContents): string => /([\w-]+)\.html$/u.exec(contents.getURL())?.[1] ?? '';

type Did = Extract<StandInEvent, { event: 'window' }>['did'];
const tellWindow =
  (did: Did) =>
  (window: BrowserWindow): void => {
    tell({ event: 'window', page: pageOf(window.webContents), did, at: Date.now() });
  };
watch(BrowserWindow.prototype, 'show', tellWindow('show'));
watch(BrowserWindow.prototype, 'showInactive', tellWindow('show-inactive'));
watch(BrowserWindow.prototype, 'flashFrame', tellWindow('flash'));
watch(BrowserWindow.prototype, 'focus', tellWindow('focus'));
watch(BrowserWindow.prototype, 'destroy', tellWindow('close'));

let tray: { image: string; title: string; menu: Menu | null } = { image: '', title: '', menu: null };
watch(Tray.prototype, 'setToolTip', (_, [title]) => {
  tray = { ...tray, title: String(title) };
});
watch(Tray.prototype, 'setContextMenu', (_, [menu]) => {
  tray = { ...tray, menu: menu as Menu };
  const labels = tray.menu?.items.map(({ label }) => label).filter((label) => label !== '') ?? [];
  tell({ event: 'tray', image: tray.image, title: tray.title, labels });
});

let clickNotification = (): void => undefined;
watch(Notification.prototype, 'show', (notification) => {
  clickNotification = () => notification.emit('click');
  tell({ event: 'notification', title: notification.title, body: notification.body });
});
watch(shell, 'beep', () => {
  tell({ event: 'beep' });
});
watch(clipboard, 'writeText', (_, [text]) => {
  tell({ event: 'clipboard', text: String(text) });
});

let fileAnswer: string | null = null;
Object.assign(dialog, {
  showOpenDialog: () =>
    Promise.resolve({ canceled: fileAnswer === null, filePaths: fileAnswer === null ? [] : [fileAnswer] }),
  showSaveDialog: () => Promise.resolve({ canceled: fileAnswer === null, filePath: fileAnswer ?? '' }),
  showErrorBox: (_title: string, content: string) => {
    tell({ event: 'error-box', content });
  },
});

app.on('web-contents-created', (_event, contents) => {
  contents.once('did-finish-load', () => {
    tell({ event: 'window', page: pageOf(contents), did: 'open', at: Date.now() });
  });
  contents.on('render-process-gone', () => {
    tell({ event: 'window', page: pageOf(contents), did: 'crash', at: Date.now() });
  });
  watch(contents, 'send', (_, [channel, ...args]) => {
    tell({ event: 'ipc', direction: 'out', channel: String(channel), text: toWire(args) });
  });
  watch(contents.ipc, 'emit', (_, [channel, , ...args]) => {
    tell({ event: 'ipc', direction: 'in', channel: String(channel), text: toWire(args) });
  });
});

const windowsOf = (page: string): ReturnType<typeof BrowserWindow.getAllWindows> =>
  BrowserWindow.getAllWindows().filter(({ webContents }) => pageOf(webContents) === page);

function obey(order: StandInOrder): void {
  switch (order.do) {
    case 'choose-in-tray':
      tray.menu?.items.find(({ label }) => label === order.label)?.click();
      return;
    case 'click-notification':
      clickNotification();
      return;
    case 'second-instance':
      app.emit('second-instance', {}, [process.argv[0], process.argv[1], ...order.args]);
      return;
    case 'suspend':
    case 'lock-screen':
      powerMonitor.emit(order.do);
      return;
    case 'quit':
      app.quit();
      return;
    case 'answer-file-dialog':
      fileAnswer = order.path;
      return;
    case 'crash-window':
      for (const window of windowsOf(order.page)) window.webContents.forcefullyCrashRenderer();
      return;
    case 'type-in-window':
      for (const window of windowsOf(order.page)) {
        for (const keyCode of [...Array.from(order.text), 'Enter']) {
          window.webContents.sendInputEvent({ type: 'keyDown', keyCode });
          if (keyCode !== 'Enter') window.webContents.sendInputEvent({ type: 'char', keyCode });
          window.webContents.sendInputEvent({ type: 'keyUp', keyCode });
        }
      }
      return;
    case 'theme':
      nativeTheme.themeSource = order.dark ? 'dark' : 'light';
      return;
    case 'kill-worker':
      for (const { type, pid } of app.getAppMetrics()) if (type === 'Utility') process.kill(pid, 'SIGKILL');
      return;
    case 'heap-snapshot':
      writeHeapSnapshot(order.path);
      tell({ event: 'heap-snapshot-written' });
      return;
    default:
      order satisfies never;
  }
}

createInterface({ input: process.stdin }).on('line', (line) => {
  obey(JSON.parse(line) as StandInOrder);
});

/** The built app's main.js; the test names it. */
await import(pathToFileURL(process.env['ELECTRON_FOR_REAL'] ?? '').href);
