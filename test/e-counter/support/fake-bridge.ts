import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import * as v from 'valibot';
import { API_LEVEL, SUBPROTOCOL } from '../../../contracts/endpoint.ts';
import { ERROR_FACTS, type ErrorCode } from '../../../contracts/errors.ts';
import { METHOD_PARAMS, RequestFrame, type OperationState, type Params } from '../../../contracts/page-messages.ts';
import type { SimulatedCard } from '../../../simulator/cards.ts';
import { chainOf, evidenceOf, loginToken } from './card-login.ts';

/** One `authenticate` call of a page; the test says what the bridge and the citizen do. */
export interface Operation {
  readonly origin: string;
  readonly params: Params<'authenticate'>;
  readonly state: (state: OperationState) => void;
  /** Signs with the card; the identity goes along where the page asked and the citizen `shares`. */
  readonly succeed: (card: SimulatedCard, shares?: boolean) => void;
  readonly fail: (code: ErrorCode, triesLeft?: number) => void;
  /** The bridge dies. */
  readonly vanish: () => void;
}

export interface FakeBridge {
  readonly port: number;
  /** Next call that a page makes. */
  readonly operation: () => Promise<Operation>;
  /** Resolves when a page next asks for the readers. */
  readonly statusAsked: () => Promise<void>;
  /** Puts the card into the one reader, or takes it out: every page hears of it. */
  readonly setCard: (present: boolean) => void;
  readonly close: () => Promise<void>;
}

const READER = 'VVGzpsx6lwz4ky1r';

/** Speaks the wire protocol as docs/protocol.md says, without consent, cards or checks of its own. */
export async function startFakeBridge(): Promise<FakeBridge> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, handleProtocols: () => SUBPROTOCOL });
  await once(server, 'listening');
  const waiting: ((operation: Operation) => void)[] = [];
  const arrived: Operation[] = [];
  let cardPresent = true;
  const listeners: (() => void)[] = [];
  server.on('connection', (socket, { headers }) => {
    socket.on('message', (data: Buffer) => {
      const frame = v.parse(RequestFrame, JSON.parse(data.toString('utf8')));
      const answer = (body: object): void => {
        socket.send(JSON.stringify({ jsonrpc: '2.0', id: frame.id, ...body }));
      };
      if (frame.method === 'status') {
        const card = cardPresent ? { state: 'ready', kind: 'belgian-eid' } : null;
        const readers = [{ id: READER, name: 'Reader', pinPad: false, card }];
        answer({ result: { name: 'eID Bridge', version: '0.0.0', apiLevel: API_LEVEL, readers } });
        listeners.splice(0).forEach((heard) => {
          heard();
        });
      } else if (frame.method === 'authenticate') {
        const params = v.parse(METHOD_PARAMS.authenticate, frame.params);
        const operation = operationOn(socket, headers.origin ?? '', params, answer);
        const taker = waiting.shift();
        if (taker) taker(operation);
        else arrived.push(operation);
      } else {
        answer({ result: { cancelled: true } });
      }
    });
  });
  return {
    port: (server.address() as AddressInfo).port,
    operation: () => {
      const first = arrived.shift();
      return first ? Promise.resolve(first) : new Promise((resolve) => waiting.push(resolve));
    },
    statusAsked: () => new Promise((resolve) => listeners.push(resolve)),
    setCard: (present) => {
      cardPresent = present;
      const params = { event: present ? 'inserted' : 'removed', readerId: READER };
      for (const client of server.clients) client.send(JSON.stringify({ jsonrpc: '2.0', method: 'card', params }));
    },
    close: async () => {
      for (const client of server.clients) client.terminate();
      server.close();
      await once(server, 'close');
    },
  };
}

function operationOn(
  socket: WebSocket,
  origin: string,
  params: Params<'authenticate'>,
  answer: (body: object) => void,
): Operation {
  return {
    origin,
    params,
    state: (state) => {
      socket.send(JSON.stringify({ jsonrpc: '2.0', method: 'operation', params: { state } }));
    },
    succeed: (card, shares = true) => {
      const identity = { values: { surname: card.citizen.surname }, evidence: evidenceOf(card) };
      answer({
        result: {
          authToken: loginToken(card, origin, params.challengeNonce),
          chain: chainOf(card),
          ...(params.identity !== undefined && shares ? { identity } : {}),
        },
      });
    },
    fail: (code, triesLeft) => {
      const { jsonRpcCode, retriable } = ERROR_FACTS[code];
      const data = { code, retriable, ...(triesLeft === undefined ? {} : { triesLeft }) };
      answer({ error: { code: jsonRpcCode, message: 'failed', data } });
    },
    vanish: () => {
      socket.terminate();
    },
  };
}
