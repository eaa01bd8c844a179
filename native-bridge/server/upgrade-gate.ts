import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { SUBPROTOCOL } from '../../contracts/endpoint.ts';
import { fail, ok, type Result } from '../../contracts/result.ts';
import { parseOrigin, type Origin } from '../origin.ts';
import { isLoopbackAddress, isOwnHost } from './host-gate.ts';
import type { PeerVerdict } from './peer/peer-lookup.ts';

/** HTTP status of the refusal and a constant reason for our log; the peer gets the status only. */
export interface Refusal {
  readonly status: 400 | 403 | 404 | 421 | 503;
  readonly reason: string;
}

export interface GateOptions {
  readonly developerMode: boolean;
  /** null: this system cannot tell whose process a peer is. */
  readonly peerVerdict: ((socket: Socket) => Promise<PeerVerdict>) | null;
  /** False while there are too many connections, in all or from this origin. */
  readonly makeRoom: (origin: Origin) => boolean;
}

const refuse = (status: Refusal['status'], reason: string): Result<never, Refusal> => fail({ status, reason });

/**
 * The gates before a WebSocket exists, in the order of docs/protocol.md. Until all are passed the peer learns nothing
 * but a status number.
 */
export async function passGates(request: IncomingMessage, options: GateOptions): Promise<Result<Origin, Refusal>> {
  const { remoteAddress, localPort } = request.socket;
  if (!isLoopbackAddress(remoteAddress)) return refuse(403, 'peer is not on this computer');
  if (hasRepeated(request, 'host')) return refuse(421, 'host repeated');
  if (localPort === undefined || !isOwnHost(request.headers.host, localPort)) return refuse(421, 'host');
  if (hasRepeated(request, 'origin')) return refuse(403, 'origin repeated');
  const origin = parseOrigin(request.headers.origin, options.developerMode);
  if (origin === null) return refuse(403, 'origin');
  if (options.peerVerdict !== null) {
    const verdict = await options.peerVerdict(request.socket);
    if (verdict !== 'same-user') return refuse(403, `peer is ${verdict}`);
  }
  if (!options.makeRoom(origin)) return refuse(503, 'too many connections');
  if (request.url !== '/') return refuse(404, 'path');
  if (!offersSubprotocol(request)) return refuse(400, 'subprotocol');
  return ok(origin);
}

/** Node keeps the first of two such headers; a browser sends exactly one. */
function hasRepeated({ rawHeaders }: IncomingMessage, name: string): boolean {
  return rawHeaders.filter((entry, index) => index % 2 === 0 && entry.toLowerCase() === name).length > 1;
}

function offersSubprotocol(request: IncomingMessage): boolean {
  const offered = request.headers['sec-websocket-protocol'] ?? '';
  return offered.split(',').some((name) => name.trim() === SUBPROTOCOL);
}
