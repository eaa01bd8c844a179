import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Session } from 'electron';
import type { PinMessage, WindowAction } from '../../../contracts/window-messages.ts';
import { IPC_CHANNELS } from '../../../contracts/window-messages.ts';
import { createLog } from '../../../native-bridge/logging/log.ts';
import { WELCOME_STATES } from '../../../renderer/gallery/states/welcome-states.ts';

/** A window whose page is in the test's hand: what it may say is what this is about. */
class HeldWindow extends EventEmitter {
  static last: HeldWindow;
  readonly sent: unknown[][] = [];
  destroyed = false;
  readonly webContents = Object.assign(new EventEmitter(), {
    ipc: new EventEmitter(),
    send: (...args: unknown[]) => {
      this.sent.push(args);
    },
    reloads: 0,
    reload: () => {
      this.webContents.reloads += 1;
    },
  });

  constructor() {
    super();
    HeldWindow.last = this;
  }

  loadURL = (): Promise<void> => Promise.resolve();
  show = (): void => undefined;
  isDestroyed = (): boolean => this.destroyed;
  destroy = (): void => {
    this.destroyed = true;
    this.emit('closed');
  };
}

jest.unstable_mockModule('electron', () => ({ BrowserWindow: HeldWindow }));
const { makeAppWindow } = await import('../../../main/electron/app-window.ts');

const URL_OF_PAGE = 'eid-app://windows/welcome.html';
/** Nothing of it is asked here. */
const NO_SESSION = null as unknown as Session;
const ours = { senderFrame: { url: URL_OF_PAGE, parent: null } };
const [welcome] = Object.values(WELCOME_STATES);
if (welcome === undefined) throw new Error('the gallery has no first-run window');

describe('what a window’s page says', () => {
  let actions: WindowAction<'welcome'>[];
  let pins: PinMessage[];
  let closed: number;
  let refused: { readonly why: unknown }[];
  beforeEach(() => {
    actions = [];
    pins = [];
    closed = 0;
    refused = [];
    const log = createLog('debug', (line) => {
      const record = JSON.parse(line) as { readonly event: string; readonly why: unknown };
      if (record.event === 'window-message-refused') refused.push(record);
    });
    makeAppWindow({ session: NO_SESSION, folder: '/app', log: () => log }, 'welcome').use(
      { state: welcome, arrival: 'focus' },
      {
        onAction: (action) => actions.push(action),
        onPin: (pin) => pins.push(pin),
        onClosed: () => {
          closed += 1;
        },
      },
    );
  });
  const say = (channel: string, message: unknown, event: object = ours): void => {
    HeldWindow.last.webContents.ipc.emit(channel, event, message);
  };

  it('is heard where page and shape are ours', () => {
    say(IPC_CHANNELS.ready, undefined);
    expect(HeldWindow.last.sent).toEqual([[IPC_CHANNELS.state, welcome]]);
    say(IPC_CHANNELS.action, { do: 'close' });
    expect(actions).toEqual([{ do: 'close' }]);
    expect(refused).toEqual([]);
  });

  it.each([
    ['another page', { senderFrame: { url: 'eid-app://windows/prompt.html', parent: null } }],
    ['a page from outside', { senderFrame: { url: 'https://site.example/welcome.html', parent: null } }],
    ['a frame in our page', { senderFrame: { url: URL_OF_PAGE, parent: {} } }],
    ['a frame that is gone', { senderFrame: null }],
  ])('is refused from %s', (_, event) => {
    say(IPC_CHANNELS.ready, undefined, event);
    say(IPC_CHANNELS.action, { do: 'close' }, event);
    say(IPC_CHANNELS.pin, { for: 'change' }, event);
    expect([HeldWindow.last.sent, actions, pins]).toEqual([[], [], []]);
    expect(refused.map(({ why }) => why)).toEqual(['sender', 'sender', 'sender']);
  });

  it.each([
    undefined,
    null,
    'close',
    {},
    { do: 'open-settings' },
    { do: 'close', more: 1 },
    { do: 'set-language', choice: 'xx' },
  ])('is refused where it is %j', (message) => {
    say(IPC_CHANNELS.action, message);
    expect(actions).toEqual([]);
    expect(refused.map(({ why }) => why)).toEqual(['shape']);
  });

  it.each([
    ['text', { for: 'change', cardId: 'c', oldPin: '1234', newPin: '5678' }],
    ['too short', { for: 'change', cardId: 'c', oldPin: new Uint8Array(3), newPin: new Uint8Array(4) }],
    ['too long', { for: 'change', cardId: 'c', oldPin: new Uint8Array(13), newPin: new Uint8Array(4) }],
  ])('a PIN that is %s is refused', (_, message) => {
    say(IPC_CHANNELS.pin, message);
    expect(pins).toEqual([]);
    expect(refused.map(({ why }) => why)).toEqual(['shape']);
  });

  it('comes back after a crash, three times, and then the window is given up', () => {
    const { last } = HeldWindow;
    for (let crash = 1; crash <= 3; crash += 1) last.webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect([last.webContents.reloads, closed]).toEqual([3, 0]);
    last.webContents.emit('render-process-gone', {}, { reason: 'oom' });
    expect([last.webContents.reloads, closed, last.destroyed]).toEqual([3, 1, true]);
  });
});
