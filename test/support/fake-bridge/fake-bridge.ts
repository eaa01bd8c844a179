import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import * as v from 'valibot';
import { WebSocketServer, type WebSocket } from 'ws';
import { SUBPROTOCOL } from '../../../contracts/endpoint.ts';
import { METHOD_PARAMS, RequestFrame, type Method } from '../../../contracts/page-messages.ts';
import { RESULTS } from './answers.ts';

export interface Request {
  readonly id: unknown;
  readonly method: Method;
  readonly params: unknown;
}

/** What to send for a request: a result, an error's `data`, any text at all, nothing, or a broken connection. */
export type Answer =
  { readonly result: unknown } | { readonly error: unknown } | { readonly text: string } | 'silence' | 'drop';

/** `hold` leaves the handshake open until `release`, as when a browser's question is open. */
export type Upgrade = 'accept' | 'refuse' | 'no-subprotocol' | 'hold';

export interface FakeBridgeOptions {
  /** The nth element is for the nth connection, the last one for all later ones. Default: accept all. */
  readonly upgrades?: readonly Upgrade[];
  /** Whether a plain HTTP request is answered (426). Default true. */
  readonly answersHttp?: boolean;
  readonly answer?: (request: Request) => Answer | undefined;
}

export interface FakeBridge {
  readonly port: number;
  /** Requests in order of arrival, all methods, each one accepted by the contract's schema. */
  readonly requests: readonly Request[];
  /** Faults of the client: frames that the contract refuses. Must stay empty. */
  readonly faults: readonly string[];
  readonly upgradesSeen: () => number;
  /** Resolves when that many requests (of that method, if given) have arrived. */
  readonly received: (count: number, method?: Method) => Promise<void>;
  /** Resolves when that many handshakes have arrived. */
  readonly upgraded: (count: number) => Promise<void>;
  readonly reply: (request: Request, answer: Answer) => void;
  readonly sendText: (text: string | Uint8Array) => void;
  readonly notify: (method: string, params: unknown) => void;
  readonly release: (how: 'accept' | 'drop') => void;
  readonly drop: () => void;
  readonly close: () => Promise<void>;
}

/** A small real WebSocket server that speaks the page's protocol and misbehaves on order. */
export async function startFakeBridge(options: FakeBridgeOptions = {}): Promise<FakeBridge> {
  const requests: Request[] = [];
  const faults: string[] = [];
  const held: { readonly request: IncomingMessage; readonly socket: Duplex; readonly head: Buffer }[] = [];
  const waiting = new Set<() => void>();
  let upgradeCount = 0;

  const http = createServer((_, response) => {
    if (options.answersHttp !== false) response.writeHead(426).end();
  });
  const server = new WebSocketServer({
    noServer: true,
    handleProtocols: (offered) => (mode() === 'no-subprotocol' || !offered.has(SUBPROTOCOL) ? false : SUBPROTOCOL),
  });
  const mode = (): Upgrade => options.upgrades?.at(Math.min(upgradeCount, options.upgrades.length) - 1) ?? 'accept';
  const wake = (): void => {
    for (const look of waiting) look();
  };
  const until = (isDone: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!isDone()) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  const accept = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    server.handleUpgrade(request, socket, head, (connection) => {
      connection.on('message', (data: Buffer) => {
        receive(connection, data.toString());
      });
    });
  };
  http.on('upgrade', (request, socket, head) => {
    socket.on('error', () => undefined);
    upgradeCount += 1;
    if (mode() === 'hold') held.push({ request, socket, head });
    else if (mode() === 'refuse')
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    else accept(request, socket, head);
    wake();
  });

  const reply = (connection: WebSocket, { id }: Request, answer: Answer): void => {
    if (answer === 'silence') return;
    if (answer === 'drop') connection.terminate();
    else if ('text' in answer) connection.send(answer.text);
    else if ('error' in answer) {
      connection.send(
        JSON.stringify({ jsonrpc: '2.0', id, error: { code: -32000, message: 'x', data: answer.error } }),
      );
    } else connection.send(JSON.stringify({ jsonrpc: '2.0', id, result: answer.result }));
  };
  const receive = (connection: WebSocket, text: string): void => {
    const frame = v.safeParse(RequestFrame, JSON.parse(text));
    if (!frame.success || !Object.hasOwn(METHOD_PARAMS, frame.output.method)) {
      faults.push('frame');
      return;
    }
    const request = frame.output as Request;
    if (!v.safeParse(METHOD_PARAMS[request.method], request.params).success) faults.push(request.method);
    requests.push(request);
    reply(connection, request, options.answer?.(request) ?? { result: RESULTS[request.method] });
    wake();
  };
  const each = (action: (connection: WebSocket) => void): void => {
    for (const connection of server.clients) action(connection);
  };

  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  return {
    port: (http.address() as AddressInfo).port,
    requests,
    faults,
    upgradesSeen: () => upgradeCount,
    received: (count, method) =>
      until(() => requests.filter((request) => method === undefined || request.method === method).length >= count),
    upgraded: (count) => until(() => upgradeCount >= count),
    reply: (request, answer) => {
      each((connection) => {
        reply(connection, request, answer);
      });
    },
    sendText: (text) => {
      each((connection) => {
        connection.send(text);
      });
    },
    notify: (method, params) => {
      each((connection) => {
        connection.send(JSON.stringify({ jsonrpc: '2.0', method, params }));
      });
    },
    release: (how) => {
      for (const { request, socket, head } of held.splice(0)) {
        if (how === 'accept') accept(request, socket, head);
        else socket.destroy();
      }
    },
    drop: () => {
      each((connection) => {
        connection.terminate();
      });
    },
    close: async () => {
      for (const { socket } of held) socket.destroy();
      each((connection) => {
        connection.terminate();
      });
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
}

/** A port of this computer where nothing listens (any more). */
export async function deadPort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
