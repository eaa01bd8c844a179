import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildPreloads } from '../../../build/scripts/window-bundles.ts';
import type { WindowBridge } from '../../../contracts/window-bridge.ts';
import { IPC_CHANNELS, WINDOW_NAMES, type PinMessage, type WindowName } from '../../../contracts/window-messages.ts';

const STATE = {
  window: 'welcome',
  language: 'fr',
  languageChoice: 'system',
  startWithComputer: { value: true, locked: false, supported: true },
} as const;

describe('preloads', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'preloads-'));
    await buildPreloads(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  /** The bundle as Electron would run it, with Electron's two modules replaced by what they would do. */
  async function run<W extends WindowName>(window: W) {
    const sent: { readonly channel: string; readonly value: unknown }[] = [];
    const heard = new Map<string, (event: unknown, value: unknown) => void>();
    const required: string[] = [];
    const exposed: Record<string, unknown> = {};
    const electron = {
      contextBridge: { exposeInMainWorld: (name: string, api: unknown) => (exposed[name] = api) },
      ipcRenderer: {
        on: (channel: string, listener: (event: unknown, value: unknown) => void) => heard.set(channel, listener),
        send: (channel: string, value: unknown) => sent.push({ channel, value: structuredClone(value) }),
      },
    };
    const script = await readFile(join(folder, `preload/${window}.cjs`), 'utf8');
    runInNewContext(script, {
      require: (name: string) => {
        required.push(name);
        return electron;
      },
      module: { exports: {} },
      Uint8Array,
      TypeError,
    });
    return {
      bridge: exposed['eidBridge'] as WindowBridge<W>,
      exposed,
      required,
      sent,
      tell: (value: unknown) => heard.get(IPC_CHANNELS.state)?.({}, value),
    };
  }

  it.each(WINDOW_NAMES)('%s requires Electron alone and exposes one object', async (window) => {
    const { required, exposed } = await run(window);
    expect(new Set(required)).toEqual(new Set(['electron']));
    expect(Object.keys(exposed)).toEqual(['eidBridge']);
  });

  it('asks for the first state, hands over each one that fits, and no other', async () => {
    const { bridge, sent, tell } = await run('welcome');
    const states: unknown[] = [];
    bridge.onState((state) => states.push(state));
    expect(sent.map(({ channel }) => channel)).toEqual([IPC_CHANNELS.ready]);
    tell({ ...STATE, window: 'status' });
    tell({ ...STATE, extra: true });
    tell(STATE);
    expect(states).toEqual([STATE]);
    const later: unknown[] = [];
    bridge.onState((state) => later.push(state));
    expect(later).toEqual([STATE]);
  });

  it('sends the actions of its window, and refuses those of another', async () => {
    const { bridge, sent } = await run('welcome');
    bridge.send({ do: 'open-status' });
    expect(sent).toEqual([{ channel: IPC_CHANNELS.action, value: { do: 'open-status' } }]);
    const wrong = { do: 'revoke-site', origin: 'https://exempleville.example' } as unknown as { do: 'close' };
    expect(() => bridge.send(wrong)).toThrow('no such action');
    expect(sent).toHaveLength(1);
  });

  it('sends a PIN once on its own channel and wipes what it was given', async () => {
    const { bridge, sent } = await run('prompt');
    const pin = new Uint8Array(4).fill(0x30);
    bridge.sendPin({ for: 'approve', questionId: 1, cardId: 'a', declined: [], pin });
    expect(sent.map(({ channel }) => channel)).toEqual([IPC_CHANNELS.pin]);
    expect((sent[0]?.value as { readonly pin: Uint8Array }).pin).toHaveLength(4);
    expect([...pin]).toEqual([0, 0, 0, 0]);
  });

  it('refuses a PIN that the window does not ask', async () => {
    const bytes = (): Uint8Array => new Uint8Array(4).fill(0x30);
    const approve = (pin = bytes()): PinMessage => ({ for: 'approve', questionId: 1, cardId: 'a', declined: [], pin });
    const change: PinMessage = { for: 'change', cardId: 'a', oldPin: bytes(), newPin: bytes() };
    const tries: readonly (readonly [WindowName, PinMessage])[] = [
      ['status', approve()],
      ['settings', approve()],
      ['settings', change],
      ['welcome', change],
      ['prompt', change],
      ['prompt', approve(new Uint8Array(3))],
    ];
    for (const [window, message] of tries) {
      const { bridge, sent } = await run(window);
      expect(() => bridge.sendPin(message)).toThrow('no such PIN');
      expect(sent).toEqual([]);
    }
  });
});
