import { createServer, STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type ServerOptions } from 'ws';
import { SUBPROTOCOL } from '../../contracts/endpoint.ts';
import type { HandlerServices, PeerProgram } from '../handlers/handler.ts';
import type { Origin } from '../origin.ts';
import { serverLimits, type ServerLimits } from './limits.ts';
import { listenOnLoopback, type Listening } from './listen.ts';
import { createOpenSessions } from './open-sessions.ts';
import { createPeerAdmission } from './peer/peer-admission.ts';
import { connectionOf, type PeerLookup } from './peer/peer-lookup.ts';
import { startSession } from './session.ts';
import { passGates, type Refusal } from './upgrade-gate.ts';

export interface BridgeServerOptions {
  readonly services: HandlerServices;
  readonly developerMode: boolean;
  readonly peers: PeerLookup;
  readonly limits?: Partial<ServerLimits>;
  /** Told when a page connects or goes. */
  readonly onSessions?: () => void;
}

export interface BridgeServer {
  /** Binds the first free of the ports (0: any) on 127.0.0.1 and, where there is IPv6, [::1]. */
  listen(ports: readonly number[]): Promise<Listening>;
  /** Origins whose pages are connected now. */
  connectedOrigins(): readonly Origin[];
  close(): Promise<void>;
}

/** The loopback WebSocket server: gates, then one session per socket. */
export function createBridgeServer(options: BridgeServerOptions): BridgeServer {
  const { services } = options;
  const limits = serverLimits(options.limits);
  const sessions = createOpenSessions(limits, (origin) => services.approvals.isApproved(origin));
  const admission = createPeerAdmission(options.peers, limits.maxForeignSockets);
  /** Sockets that are no session (yet): nothing but we would ever close some of them. */
  const waiting = new Set<Socket>();
  const servers = new Set<Server>();
  const webSocketOptions: ServerOptions & { readonly closeTimeout: number } = {
    noServer: true,
    clientTracking: false,
    maxPayload: limits.maxFrameBytes,
    perMessageDeflate: false,
    handleProtocols: () => SUBPROTOCOL,
    closeTimeout: limits.closeMs,
  };
  const sockets = new WebSocketServer(webSocketOptions);

  /** Looked up at the first operation of a socket, and once. */
  const programAt = (socket: Socket): (() => Promise<PeerProgram | null>) => {
    const connection = connectionOf(socket);
    let looked: Promise<PeerProgram | null> | undefined;
    return () =>
      (looked ??=
        connection === null || options.peers.program === undefined
          ? Promise.resolve(null)
          : options.peers.program(connection).catch(() => null));
  };

  const gates = {
    developerMode: options.developerMode,
    peerVerdict: options.peers.supported ? admission.verdict : null,
    makeRoom: sessions.makeRoom,
  };

  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    // A peer that resets the connection in the middle of the handshake is no event.
    socket.on('error', () => socket.destroy());
    const passed = await passGates(request, gates);
    if (socket.destroyed) return;
    if (!passed.ok) {
      services.log.info('upgrade-refused', { status: passed.error.status, reason: passed.error.reason });
      refuse(socket, passed.error.status);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const session = startSession(webSocket, passed.value, programAt(request.socket), services, limits);
      waiting.delete(request.socket);
      sessions.add(session);
      options.onSessions?.();
      webSocket.once('close', () => {
        sessions.remove(session);
        options.onSessions?.();
      });
    });
  };

  const createHttpServer = (): Server => {
    const server = createServer({
      headersTimeout: limits.silentMs,
      requestTimeout: limits.silentMs,
      // Node looks at its connections this often, and by itself every 30 s only.
      connectionsCheckingInterval: Math.min(30_000, Math.ceil(limits.silentMs / 3)),
      keepAlive: false,
    });
    server.maxConnections = limits.maxSockets;
    server.on('connection', (socket: Socket) => {
      waiting.add(socket);
      socket.once('close', () => waiting.delete(socket));
      admission.admit(socket);
    });
    server.on('upgrade', (request, socket, head) => void upgrade(request, socket, head));
    // A plain HTTP request learns nothing, not even that a bridge is here.
    server.on('request', (_request, response) => response.writeHead(404, { connection: 'close' }).end());
    server.on('clientError', (_error, socket) => socket.destroy());
    servers.add(server);
    return server;
  };

  services.approvals.onRevoked((origin) => {
    sessions.closeOf(origin);
  });

  return {
    listen: (ports) => listenOnLoopback(createHttpServer, ports),
    connectedOrigins: () => sessions.origins(),
    close: async () => {
      sessions.closeAll();
      for (const socket of waiting) socket.destroy();
      await Promise.all(
        [...servers].map(
          (server) =>
            new Promise<void>((resolve) => {
              server.close(() => {
                resolve();
              });
              server.closeAllConnections();
            }),
        ),
      );
      sockets.close();
    },
  };
}

/** A peer may keep its own half open for ever: the socket goes as soon as the status is out. */
function refuse(socket: Duplex, status: Refusal['status']): void {
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
