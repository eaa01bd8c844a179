import { createConnection, type Socket } from 'node:net';
import { WebSocket } from 'ws';
import { SUBPROTOCOL } from '../../contracts/endpoint.ts';
import type { Method } from '../../contracts/page-messages.ts';
import { ORIGIN } from './world.ts';

/** A web page's end of the socket: Origin header and subprotocol as a browser sends them. */
export interface Page {
  /** @throws Error with the code where the bridge answers with an error. */
  call(method: Method, params?: object): Promise<unknown>;
  readonly frames: { sent: number; received: number };
  /** Told of each operation state. */
  onState(listener: (state: string) => void): void;
  /** Told of each card put in or taken out (`inserted`, `removed`), until the function returned is called. */
  onEvent(listener: (event: string) => void): () => void;
  close(): Promise<void>;
  /** Resets the connection: unlike a close it leaves no socket in TIME_WAIT, of which many slow the next connect. */
  drop(): Promise<void>;
}

interface Frame {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly state?: string; readonly event?: string };
  readonly result?: unknown;
  readonly error?: { readonly data: { readonly code: string } };
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

export async function openPage(port: number, origin: string = ORIGIN): Promise<Page> {
  let tcp: Socket | undefined;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/`, SUBPROTOCOL, {
    origin,
    perMessageDeflate: false,
    createConnection: () => (tcp = createConnection({ host: '127.0.0.1', port })),
  });
  const waiting = new Map<number, Waiting>();
  const frames = { sent: 0, received: 0 };
  const stateListeners: ((state: string) => void)[] = [];
  const eventListeners = new Set<(event: string) => void>();
  let lastId = 0;

  socket.on('message', (data: Buffer) => {
    frames.received += 1;
    const { id, method, params, result, error } = JSON.parse(data.toString()) as Frame;
    if (method === 'card') {
      for (const listener of [...eventListeners]) listener(params?.event ?? '');
      return;
    }
    if (id === undefined) {
      for (const listener of stateListeners) listener(params?.state ?? '');
      return;
    }
    const call = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) call?.resolve(result);
    else call?.reject(new Error(error.data.code));
  });
  socket.on('close', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`socket closed: ${code}`));
  });
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      resolve();
    });
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });

  return {
    frames,
    call: (method, params) =>
      new Promise((resolve, reject) => {
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        frames.sent += 1;
        socket.send(
          JSON.stringify({ jsonrpc: '2.0', id: lastId, method, ...(params === undefined ? {} : { params }) }),
        );
      }),
    onState: (listener) => {
      stateListeners.push(listener);
    },
    onEvent: (listener) => {
      eventListeners.add(listener);
      return () => eventListeners.delete(listener);
    },
    close: () => {
      socket.close();
      return closed;
    },
    drop: () => {
      tcp?.resetAndDestroy();
      return closed;
    },
  };
}
