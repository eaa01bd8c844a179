import { WebSocket } from 'ws';

type Params = Readonly<Record<string, unknown>>;
export type DevtoolsListener = (method: string, params: Params) => void;

/** One target's session on a DevTools connection. */
export interface DevtoolsSession {
  readonly send: (method: string, params?: Params) => Promise<Params>;
  readonly onEvent: (listener: DevtoolsListener) => void;
}

interface Answer {
  readonly resolve: (result: Params) => void;
  readonly reject: (error: Error) => void;
}

interface Frame {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Params;
  readonly result?: Params;
  readonly error?: { readonly message: string };
  readonly sessionId?: string;
}

export interface DevtoolsConnection extends DevtoolsSession {
  /** Attaches to a target, flat: https://chromedevtools.github.io/devtools-protocol/tot/Target/#method-attachToTarget */
  readonly attach: (targetId: string) => Promise<DevtoolsSession>;
  readonly close: () => void;
}

/** @param address ws:// of a browser's DevTools */
export async function connectDevtools(address: string): Promise<DevtoolsConnection> {
  const socket = new WebSocket(address, { perMessageDeflate: false });
  const answers = new Map<number, Answer>();
  const listeners = new Map<string, DevtoolsListener[]>();
  let lastId = 0;
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.on('error', () => undefined);
  socket.on('message', (data: Buffer) => {
    const { id, method, params = {}, result, error, sessionId = '' } = JSON.parse(data.toString()) as Frame;
    if (id === undefined) {
      for (const listener of listeners.get(sessionId) ?? []) listener(method ?? '', params);
      return;
    }
    const answer = answers.get(id);
    answers.delete(id);
    if (error === undefined) answer?.resolve(result ?? {});
    else answer?.reject(new Error(error.message));
  });
  socket.once('close', () => {
    for (const { reject } of answers.values()) reject(new Error('the browser is gone'));
    answers.clear();
  });

  const sessionOf = (sessionId: string): DevtoolsSession => ({
    send: (method, params = {}) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        answers.set(lastId, { resolve, reject });
        socket.send(JSON.stringify({ id: lastId, method, params, ...(sessionId === '' ? {} : { sessionId }) }));
      }),
    onEvent: (listener) => {
      listeners.set(sessionId, [...(listeners.get(sessionId) ?? []), listener]);
    },
  });
  const browser = sessionOf('');
  return {
    ...browser,
    attach: async (targetId) => {
      const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
      return sessionOf(String(sessionId));
    },
    close: () => {
      socket.close();
    },
  };
}
