import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { tellTest } from './control.ts';
import { answerRequest, toChromium, type SessionModel } from './closed-network.ts';
import type { DevtoolsConnection, DevtoolsSession } from './devtools-connection.ts';
import { PAGE_WORLD, PRELOAD_WORLD, preloadWorld, SEND_BINDING } from './page-worlds.ts';
import { fromWire, toWire } from './wire-values.ts';

export interface WebContentsParts {
  readonly browser: Promise<DevtoolsConnection>;
  /** null: requests are Chromium's own business. */
  readonly session: SessionModel | null;
  /** Path of the bundled preload; null: none. */
  readonly preload: string | null;
  readonly width: number;
  readonly height: number;
  /** Like `prompt`; known once a page is loaded. */
  readonly onPainted: () => void;
  readonly onGone: () => void;
}

type Params = Readonly<Record<string, unknown>>;

/** The page of one window: a page of Chromium, its preload in a world apart, its requests answered by the app's protocol. */
export class StandInContents extends EventEmitter {
  /** Messages of the page, by channel; the event names the frame they come from. */
  readonly ipc = new EventEmitter();
  #page: Promise<DevtoolsSession>;
  #parts: WebContentsParts;
  #targetId = '';
  #preloadContext: number | null = null;
  #url = '';
  #unsent: string[] = [];

  constructor(parts: WebContentsParts) {
    super();
    this.#parts = parts;
    this.#page = this.#open();
    // A window that is closed while it opens has nothing to say.
    this.#page.catch(() => undefined);
  }

  /** The window's name, as its page has it. */
  get page(): string {
    return /([\w-]+)\.html$/u.exec(this.#url)?.[1] ?? '';
  }

  async loadURL(url: string): Promise<void> {
    this.#url = url;
    const page = await this.#page;
    await page.send('Page.navigate', { url: toChromium(url) });
  }

  send(channel: string, ...args: unknown[]): void {
    const text = toWire(args);
    tellTest({ event: 'ipc', direction: 'out', channel, text });
    const expression = `electronReceive(${JSON.stringify(channel)}, ${JSON.stringify(text)})`;
    if (this.#preloadContext === null) this.#unsent.push(expression);
    else void this.#evaluate(expression);
  }

  setWindowOpenHandler(): void {
    // Chromium's own windows are no windows of the app: there is nothing to deny (not covered, see README.md).
  }

  reload(): void {
    void this.#page.then((page) => page.send('Page.navigate', { url: toChromium(this.#url) }));
  }

  async crash(): Promise<void> {
    const page = await this.#page;
    // Never answered: what would answer is gone.
    page.send('Page.crash').catch(() => undefined);
  }

  async focus(focused: boolean): Promise<void> {
    const page = await this.#page;
    await page.send('Emulation.setFocusEmulationEnabled', { enabled: focused });
  }

  /** Digits, then Enter, as keys; focused before, as a click into the window does. */
  async type(text: string): Promise<void> {
    await this.focus(true);
    const page = await this.#page;
    const press = async (key: string, typed: string): Promise<void> => {
      await page.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: typed });
      await page.send('Input.dispatchKeyEvent', { type: 'keyUp', key });
    };
    for (const digit of text) await press(digit, digit);
    await press('Enter', '\r');
  }

  async close(): Promise<void> {
    await this.#page;
    const browser = await this.#parts.browser;
    await browser.send('Target.closeTarget', { targetId: this.#targetId });
  }

  async #open(): Promise<DevtoolsSession> {
    const { browser: connecting, session, preload, width, height, onGone } = this.#parts;
    const browser = await connecting;
    const { targetId } = await browser.send('Target.createTarget', {
      url: 'about:blank',
      width,
      height,
      newWindow: true,
    });
    this.#targetId = String(targetId);
    browser.onEvent((method, params) => {
      if (method === 'Target.targetDestroyed' && params['targetId'] === this.#targetId) onGone();
    });
    const page = await browser.attach(this.#targetId);
    page.onEvent((method, params) => {
      this.#hear(page, method, params);
    });
    const source = preload === null ? null : preloadWorld(readFileSync(preload, 'utf8'));
    await Promise.all([
      page.send('Page.enable'),
      page.send('Runtime.enable'),
      page.send('Inspector.enable'),
      page.send('Page.setLifecycleEventsEnabled', { enabled: true }),
      page.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false }),
      page.send('Runtime.addBinding', { name: SEND_BINDING, executionContextName: PRELOAD_WORLD }),
      ...(session === null ? [] : [page.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] })]),
      ...(source === null
        ? []
        : [
            page.send('Page.addScriptToEvaluateOnNewDocument', { source: PAGE_WORLD }),
            page.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: PRELOAD_WORLD }),
          ]),
    ]);
    return page;
  }

  #hear(page: DevtoolsSession, method: string, params: Params): void {
    switch (method) {
      case 'Fetch.requestPaused':
        void this.#answer(page, params);
        return;
      case 'Runtime.executionContextCreated': {
        const { id, name } = params['context'] as { readonly id: number; readonly name: string };
        if (name !== PRELOAD_WORLD || this.page === '') return;
        this.#preloadContext = id;
        return;
      }
      case 'Runtime.executionContextsCleared':
        this.#preloadContext = null;
        return;
      case 'Runtime.bindingCalled': {
        const { channel, args } = fromWire(String(params['payload'])) as { channel: string; args: unknown[] };
        tellTest({ event: 'ipc', direction: 'in', channel, text: toWire(args) });
        this.ipc.emit(channel, { senderFrame: { url: this.#url, parent: null } }, ...args);
        return;
      }
      case 'Page.lifecycleEvent':
        if (params['name'] === 'firstContentfulPaint') this.#parts.onPainted();
        return;
      case 'Inspector.targetCrashed':
        this.#preloadContext = null;
        this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
        return;
      default:
    }
  }

  async #answer(page: DevtoolsSession, { requestId, request }: Params): Promise<void> {
    const { session } = this.#parts;
    const { method, url } = request as { readonly method: string; readonly url: string };
    const answer = session === null ? null : await answerRequest(session, method, url);
    const sent =
      answer === null
        ? page.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
        : page.send('Fetch.fulfillRequest', {
            requestId,
            responseCode: answer.status,
            responseHeaders: answer.headers.map(([name, value]) => ({ name, value })),
            body: answer.body.toString('base64'),
          });
    // The window may be gone by now.
    await sent.catch(() => undefined);
  }

  async #evaluate(expression: string): Promise<void> {
    const page = await this.#page;
    const contextId = this.#preloadContext;
    // The page that this was for is gone; the next one asks for its state itself.
    if (contextId !== null) await page.send('Runtime.evaluate', { expression, contextId }).catch(() => undefined);
  }
}
