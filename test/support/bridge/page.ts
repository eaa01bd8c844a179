import { WebSocket, type ClientOptions } from 'ws';
import * as v from 'valibot';
import { SUBPROTOCOL } from '../../../contracts/endpoint.ts';
import type { ErrorCode } from '../../../contracts/errors.ts';
import {
  ErrorFrame,
  METHOD_RESULTS,
  NotificationFrame,
  ResponseFrame,
  type Method,
  type MethodResult,
  type OperationState,
} from '../../../contracts/page-messages.ts';
import { recordTranscript } from '../secrets/transcript.ts';
import { createEventQueue, type EventQueue } from './event-queue.ts';

export type Answer = v.InferOutput<typeof ResponseFrame> | v.InferOutput<typeof ErrorFrame>;
export type PageError = v.InferOutput<typeof ErrorFrame>['error']['data'];

/** A page on a real socket, as a browser would connect it. */
export interface Page {
  /** Every frame but notifications, checked against the protocol's schemas. */
  readonly answers: EventQueue<Answer>;
  readonly notifications: EventQueue<NotificationFrame>;
  /** Sends a request and returns its id. */
  readonly send: (method: string, params?: unknown) => number;
  readonly sendText: (text: string) => void;
  readonly sendBinary: (bytes: Uint8Array) => void;
  readonly answerTo: (id: number) => Promise<Answer>;
  /** The result, parsed by the method's own schema; an error frame throws. */
  readonly call: <M extends Method>(method: M, params?: unknown) => Promise<MethodResult<M>>;
  /** The data of the error frame; a result throws. */
  readonly fails: (method: string, params?: unknown) => Promise<PageError>;
  /** Waits for the bridge to tell this state of the operation. */
  readonly reaches: (state: OperationState) => Promise<void>;
  /** States of operations told so far. */
  readonly states: readonly OperationState[];
  /** Code of the end of the socket (RFC 6455, section 7.4). */
  readonly closed: Promise<number>;
  readonly socket: WebSocket;
  /** Closes as a page does. */
  readonly leave: () => Promise<number>;
  /** Drops the connection without a word, as a crashed browser does. */
  readonly vanish: () => void;
}

export interface PageOptions extends ClientOptions {
  readonly host?: string;
  readonly protocols?: readonly string[];
}

/** Result frames of these carry by contract what the citizen agreed to send. */
const PERSONAL_RESULT = /"result":\{"(authToken|identity|certificate|signature)"/;

export function openPage(port: number, origin: string, options: PageOptions = {}): Promise<Page> {
  const { host = '127.0.0.1', protocols = [SUBPROTOCOL], ...clientOptions } = options;
  const socket = new WebSocket(`ws://${host}:${port}/`, [...protocols], {
    origin,
    perMessageDeflate: false,
    ...clientOptions,
  });
  const answers = createEventQueue<Answer>();
  const notifications = createEventQueue<NotificationFrame>();
  const closed = Promise.withResolvers<number>();
  const waiting = new Map<number, (answer: Answer) => void>();
  const early = new Map<number, Answer>();
  let lastId = 0;

  socket.on('message', (data) => {
    const text = (data as Buffer).toString();
    if (!PERSONAL_RESULT.test(text)) recordTranscript('frame', text);
    const json: unknown = JSON.parse(text);
    if (v.is(NotificationFrame, json)) {
      notifications.push(json);
      return;
    }
    const answer = v.parse(v.union([ErrorFrame, ResponseFrame]), json);
    answers.push(answer);
    if (typeof answer.id !== 'number') return;
    early.set(answer.id, answer);
    waiting.get(answer.id)?.(answer);
  });
  socket.on('error', () => undefined);
  socket.once('close', (code) => {
    closed.resolve(code);
  });

  const send = (method: string, params?: unknown): number => {
    const id = ++lastId;
    socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    return id;
  };
  const answerTo = (id: number): Promise<Answer> => {
    const answer = early.get(id);
    if (answer !== undefined) return Promise.resolve(answer);
    return new Promise((resolve, reject) => {
      waiting.set(id, resolve);
      void closed.promise.then((code) => {
        reject(new Error(`closed with ${code} before the answer`));
      });
    });
  };

  const page: Page = {
    answers,
    notifications,
    send,
    sendText: (text) => {
      socket.send(text);
    },
    sendBinary: (bytes) => {
      socket.send(bytes, { binary: true });
    },
    answerTo,
    call: async (method, params) => {
      const answer = await answerTo(send(method, params));
      if ('error' in answer) throw new Error(`${method}: ${answer.error.data.code}`);
      return v.parse(METHOD_RESULTS[method], answer.result);
    },
    fails: async (method, params) => {
      const answer = await answerTo(send(method, params));
      if (!('error' in answer)) throw new Error(`${method} did not fail`);
      return answer.error.data;
    },
    reaches: async (state) => {
      await notifications.nextWhere(({ method, params }) => method === 'operation' && params.state === state);
    },
    get states() {
      return notifications.all.flatMap((frame) => (frame.method === 'operation' ? [frame.params.state] : []));
    },
    closed: closed.promise,
    socket,
    leave: () => {
      socket.close(1000);
      return closed.promise;
    },
    vanish: () => {
      socket.terminate();
    },
  };
  return new Promise((resolve, reject) => {
    socket.once('open', () => {
      resolve(page);
    });
    socket.once('unexpected-response', (_request, response) => {
      reject(new Error(`status ${response.statusCode ?? 0}`));
      response.destroy();
    });
    socket.once('error', reject);
  });
}

export function codeOf(answer: Answer): ErrorCode | 'ok' {
  return 'error' in answer ? answer.error.data.code : 'ok';
}
