import type { ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import type { WindowName } from '../../../contracts/window-messages.ts';
import { createEventQueue, type EventQueue } from '../../support/bridge/event-queue.ts';
import { openPage, type Page as BridgePage } from '../../support/bridge/page.ts';
import type { StandInEvent, StandInOrder } from '../../support/electron-on-chromium/control-messages.ts';
import { recordTranscript } from '../../support/secrets/transcript.ts';
import { startAppProcess } from './app-process.ts';
import { builtApp, type Build } from './built-app.ts';

export type LogRecord = Readonly<Record<string, unknown>> & { readonly event: string };

export interface DesktopOptions {
  /** The administrator's policy; sites of http://localhost are served unless it says otherwise. */
  readonly policy?: Readonly<Record<string, unknown>>;
  /** Content of settings.json; an object is written as JSON. Default: the first-run window was seen. */
  readonly settings?: object | string;
  /** Of the cards. */
  readonly env?: Readonly<Record<string, string>>;
  /** Of the app. Default: as started with the computer. */
  readonly args?: readonly string[];
  readonly port?: number;
  /** Default: as it ships. */
  readonly build?: Build;
  /** False: another program has the port, and the app starts all the same. */
  readonly expectsPort?: boolean;
  /** The folder for settings cannot be made: a file has its place. */
  readonly configIsAFile?: boolean;
}

/** The desktop app on the stand-in, and everything a person or the system can do with it. */
export interface DesktopApp {
  readonly port: number;
  /** The user's settings are in `<folder>/config/eid-bridge`. */
  readonly folder: string;
  readonly log: EventQueue<LogRecord>;
  readonly events: EventQueue<StandInEvent>;
  readonly order: (order: StandInOrder) => void;
  /** The window's page, as soon as it is there; a consent window is given once. */
  readonly window: (name: WindowName) => Promise<Page>;
  /** Those that are shown: a consent window waits hidden. */
  readonly openWindows: () => readonly string[];
  /** The browser that shows the windows: sites can be opened in it too. */
  readonly context: BrowserContext;
  /** A site's page at the bridge. */
  readonly connect: (origin?: string) => Promise<BridgePage>;
  readonly pid: number;
  /** Exit code. */
  readonly ended: Promise<number | null>;
  readonly stop: () => Promise<void>;
}

export const SITE = 'https://e-counter.example';

/** Settings of who has seen the first-run window. */
export const SEEN = {
  version: 1,
  language: 'fr',
  way: 'auto',
  module: null,
  logLevel: 'debug',
  sounds: false,
  welcomed: true,
};

export async function startDesktop(options: DesktopOptions = {}): Promise<DesktopApp> {
  const { policy = {}, settings = SEEN, env = {}, args = ['--hidden'] } = options;
  const app = await builtApp(options.build);
  const folder = await mkdtemp(join(tmpdir(), 'desktop-'));
  const config = join(folder, 'config', 'eid-bridge');
  if (options.configIsAFile === true) {
    await mkdir(join(folder, 'config'));
    await writeFile(config, '');
  } else {
    await mkdir(config, { recursive: true });
    await writeFile(join(config, 'settings.json'), typeof settings === 'string' ? settings : JSON.stringify(settings));
  }
  const policyFile = join(folder, 'policy.json');
  await writeFile(policyFile, JSON.stringify({ developerMode: true, ...policy }));

  const events = createEventQueue<StandInEvent>();
  const port = String(options.port ?? 0);
  const { child, devtools, order, stop } = await startAppProcess({
    main: join(app, 'main.js'),
    args: ['--policy', policyFile, '--port', port, ...args],
    env: { ...process.env, LANG: 'fr_BE.UTF-8', XDG_CONFIG_HOME: join(folder, 'config'), ...env },
    onEvent: events.push,
  });
  const log = readLog(child);
  const ended = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
  });
  const viewer = await chromium.connectOverCDP(devtools);
  const [context] = viewer.contexts();
  if (context === undefined) throw new Error('Chromium has no context');
  // What is to appear appears at once, or at the next look at the module.
  context.setDefaultTimeout(8_000);
  const listening = log
    .nextWhere(({ event }) => event === (options.expectsPort === false ? 'started' : 'listening'))
    .then((record) => Number(record['port'] ?? 0));
  const opened = await Promise.race([
    listening,
    ended.then(async () => {
      await viewer.close();
      await stop();
      throw new Error('the app did not start');
    }),
  ]);

  const given = new WeakSet<Page>();
  const find = (name: string): Page | undefined =>
    context.pages().find((page) => page.url().endsWith(`/${name}.html`) && !page.isClosed() && !given.has(page));
  const pages: BridgePage[] = [];
  return {
    port: opened,
    folder,
    log,
    events,
    context,
    pid: child.pid ?? 0,
    ended,
    order,
    window: async (name) => {
      await expectWindow(context, name, find);
      const page = find(name);
      if (page === undefined) throw new Error(`no window ${name}`);
      if (name === 'prompt') given.add(page);
      return page;
    },
    openWindows: () => {
      const shown = new Map<string, boolean>();
      for (const event of events.all) {
        if (event.event !== 'window') continue;
        if (event.did === 'show' || event.did === 'show-inactive') shown.set(event.page, true);
        if (event.did === 'close') shown.delete(event.page);
      }
      return [...shown.keys()];
    },
    connect: async (origin = SITE) => {
      const page = await openPage(opened, origin);
      pages.push(page);
      return page;
    },
    stop: async () => {
      for (const page of pages) page.vanish();
      order({ do: 'quit' });
      await ended;
      await viewer.close();
      await stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** Resolves when the window has loaded its page. */
async function expectWindow(
  context: BrowserContext,
  name: string,
  find: (name: string) => Page | undefined,
): Promise<void> {
  if (find(name) !== undefined) return;
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (find(name) === undefined) return;
      context.off('page', hear);
      resolve();
    };
    const hear = (page: Page): void => {
      page.on('framenavigated', look);
      look();
    };
    context.on('page', hear);
    for (const page of context.pages()) hear(page);
  });
}

function readLog(child: ChildProcess): EventQueue<LogRecord> {
  const log = createEventQueue<LogRecord>();
  if (child.stderr !== null) {
    createInterface({ input: child.stderr }).on('line', (line) => {
      recordTranscript('log', line);
      if (line.startsWith('{')) log.push(JSON.parse(line) as LogRecord);
      else log.push({ event: 'not-a-record', line });
    });
  }
  return log;
}
