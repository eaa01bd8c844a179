import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import { writeHeapSnapshot } from 'node:v8';
import { closeBrowserConnection, contentsListeners } from './browser-window.ts';
import { orders, tellTest } from './control.ts';

/** The app's life: ready at once, one instance (the system's lock is not covered), quitting in Electron's order of events. */
class StandInApp extends EventEmitter {
  readonly isPackaged = false;

  constructor() {
    super();
    contentsListeners.push((contents) => this.emit('web-contents-created', {}, contents));
  }

  whenReady(): Promise<void> {
    return Promise.resolve();
  }

  enableSandbox(): void {
    // Chromium's own sandbox is the test's to choose.
  }

  requestSingleInstanceLock(): boolean {
    return true;
  }

  setAsDefaultProtocolClient(): boolean {
    return true;
  }

  getPreferredSystemLanguages(): string[] {
    return [];
  }

  getPath(_name: string): string {
    return tmpdir();
  }

  quit(): void {
    const event = {
      prevented: false,
      preventDefault: () => {
        event.prevented = true;
      },
    };
    this.emit('will-quit', event);
    if (!event.prevented) this.exit(0);
  }

  exit(code = 0): void {
    void closeBrowserConnection().finally(() => process.exit(code));
  }
}

export const app = new StandInApp();

orders.on('second-instance', ({ args }) =>
  app.emit('second-instance', {}, [process.argv[0], process.argv[1], ...args]),
);
orders.on('quit', () => {
  app.quit();
});
orders.on('heap-snapshot', ({ path }) => {
  writeHeapSnapshot(path);
  tellTest({ event: 'heap-snapshot-written' });
});
// The test is gone.
process.on('disconnect', () => {
  app.quit();
});
// Electron quits on both in its own order of events.
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    app.quit();
  });
}
