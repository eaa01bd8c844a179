import { EventEmitter } from 'node:events';
import type { BrowserWindowConstructorOptions } from 'electron';
import { orders, tellTest } from './control.ts';
import type { StandInEvent } from './control-messages.ts';
import { connectDevtools } from './devtools-connection.ts';
import { modelOf } from './session.ts';
import { StandInContents } from './web-contents.ts';

/** ws:// of the Chromium that shows the windows; the test starts it. */
const BROWSER_VARIABLE = 'ELECTRON_ON_CHROMIUM';

const browser = connectDevtools(process.env[BROWSER_VARIABLE] ?? '');
void browser.then((connection) => connection.send('Target.setDiscoverTargets', { discover: true }));

const open = new Set<BrowserWindow>();
export const contentsListeners: ((contents: StandInContents) => void)[] = [];

type Did = Extract<StandInEvent, { event: 'window' }>['did'];

/** A window as a page of Chromium. It has no frame, no place on a screen; being in front is a record for the test. */
export class BrowserWindow extends EventEmitter {
  readonly webContents: StandInContents;
  #destroyed = false;
  #painted = false;

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super();
    const { width = 800, height = 600, webPreferences = {} } = options;
    this.webContents = new StandInContents({
      browser,
      session: modelOf(webPreferences.session),
      preload: webPreferences.preload ?? null,
      width,
      height,
      onPainted: () => {
        if (this.#painted) return;
        this.#painted = true;
        this.emit('ready-to-show');
      },
      onGone: () => {
        this.#gone();
      },
    });
    this.webContents.on('render-process-gone', () => {
      this.#tell('crash');
    });
    open.add(this);
    tellTest({
      event: 'window-options',
      options: { ...options, webPreferences: { ...webPreferences, session: undefined } },
    });
    for (const listener of contentsListeners) listener(this.webContents);
  }

  loadURL(url: string): Promise<void> {
    const loading = this.webContents.loadURL(url);
    this.#tell('open');
    return loading;
  }

  show(): void {
    this.#tell('show');
    void this.webContents.focus(true);
  }

  showInactive(): void {
    this.#tell('show-inactive');
  }

  focus(): void {
    this.#tell('focus');
    void this.webContents.focus(true);
  }

  moveTop(): void {
    // Pages have no order.
  }

  flashFrame(flag: boolean): void {
    if (flag) this.#tell('flash');
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {
    // Never minimised.
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  destroy(): void {
    if (this.#destroyed) return;
    // Gone at once for the app; the page follows.
    this.#gone();
    this.webContents.close().catch(() => undefined);
  }

  #gone(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    open.delete(this);
    this.#tell('close');
    this.emit('closed');
  }

  #tell(did: Did): void {
    tellTest({ event: 'window', page: this.webContents.page, did, at: Date.now() });
  }
}

orders.on('crash-window', ({ page }) => {
  for (const { webContents } of open) if (webContents.page === page) void webContents.crash();
});

orders.on('type-in-window', ({ page, text }) => {
  for (const { webContents } of open) if (webContents.page === page) void webContents.type(text);
});

export async function closeBrowserConnection(): Promise<void> {
  for (const window of [...open]) window.destroy();
  (await browser).close();
}
