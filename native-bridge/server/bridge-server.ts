import { createServer, STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type ServerOptions } from 'ws';
import { SUBPROTOCOL } from '../../contracts/endpoint.ts';
import type { HandlerServices } from '../handlers/handler.ts';
import type { Origin } from '../origin.ts';
import { serverLimits, type ServerLimits } from './limits.ts';
import { listenOnLoopback, type Listening } from './listen.ts';
import type { PeerLookup } from './peer/peer-lookup.ts';
import { CLOSE, startSession, type Session } from './session.ts';
import { passGates, type Refusal } from './upgrade-gate.ts';

export interface BridgeServerOptions {
  readonly services: HandlerServices;
  readonly developerMode: boolean;
  readonly peers: PeerLookup;
  readonly limits?: Partial<ServerLimits>;
}

export interface BridgeServer {
  /** Binds the first free of the ports (0: any) on 127.0.0.1 and, where there is IPv6, [::1]. */
  listen(ports: readonly number[]): Promise<Listening>;
  close(): Promise<void>;
}

/** The loopback WebSocket server: gates, then one session per socket. */
export function createBridgeServer(options: BridgeServerOptions): BridgeServer {
  const { services } = options;
  const limits = serverLimits(options.limits);
  const sessions = new Set<Session>();
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

  const hasRoom = (origin: Origin): boolean => {
    if (sessions.size >= limits.maxConnections) return false;
    return [...sessions].filter((session) => session.origin === origin).length < limits.maxConnectionsPerOrigin;
  };

  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    // A peer that resets the connection in the middle of the handshake is no event.
    socket.on('error', () => socket.destroy());
    const passed = await passGates(request, { ...options, hasRoom });
    if (socket.destroyed) return;
    if (!passed.ok) {
      services.log.info('upgrade-refused', { status: passed.error.status, reason: passed.error.reason });
      refuse(socket, passed.error.status);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const session = startSession(webSocket, passed.value, services, limits);
      sessions.add(session);
      webSocket.once('close', () => sessions.delete(session));
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
    server.on('upgrade', (request, socket, head) => void upgrade(request, socket, head));
    // A plain HTTP request learns nothing, not even that a bridge is here.
    server.on('request', (_request, response) => response.writeHead(404, { connection: 'close' }).end());
    server.on('clientError', (_error, socket) => socket.destroy());
    servers.add(server);
    return server;
  };

  services.approvals.onRevoked((origin) => {
    for (const session of sessions) if (session.origin === origin) session.close(CLOSE.policyViolation);
  });

  return {
    listen: (ports) => listenOnLoopback(createHttpServer, ports),
    close: async () => {
      for (const session of sessions) session.close(CLOSE.goingAway);
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

function refuse(socket: Duplex, status: Refusal['status']): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
