import { MAX_FRAME_BYTES } from '../../contracts/endpoint.ts';

/** Every limit of the socket server, each with the reason for its size. */
export interface ServerLimits {
  /** Largest inbound frame, bytes; a larger one closes the socket (1009). */
  readonly maxFrameBytes: number;
  /** Open WebSockets in all; more get 503. */
  readonly maxConnections: number;
  /** Open WebSockets of one origin: many tabs of one site, but not all the room. */
  readonly maxConnectionsPerOrigin: number;
  /** Accepted TCP connections, silent ones included (a browser's permission prompt holds one open). */
  readonly maxSockets: number;
  /** Of these, connections of other users of this computer: enough to tell them 403. */
  readonly maxForeignSockets: number;
  /** How long a connection may stay silent before its handshake: the browser's prompt may be open that long. */
  readonly silentMs: number;
  /** How long a page may take to answer the end of its socket before the connection is dropped. */
  readonly closeMs: number;
  /** Calls of one socket waiting for their answers. */
  readonly maxPendingCalls: number;
  /** Faulty frames of one socket before it is closed (1008). */
  readonly maxFaultyFrames: number;
  /** Frames of one socket: this many at once, refilled at this many a second; more closes it (1008). */
  readonly frameBurst: number;
  readonly framesPerSecond: number;
  /** Bytes waiting for a page that does not read. */
  readonly maxBufferedBytes: number;
}

export const DEFAULT_SERVER_LIMITS: ServerLimits = {
  maxFrameBytes: MAX_FRAME_BYTES,
  maxConnections: 128,
  maxConnectionsPerOrigin: 32,
  maxSockets: 256,
  maxForeignSockets: 8,
  silentMs: 150_000,
  closeMs: 2_000,
  maxPendingCalls: 16,
  maxFaultyFrames: 20,
  frameBurst: 2_000,
  framesPerSecond: 500,
  maxBufferedBytes: 4 * 1024 * 1024,
};

/** @throws RangeError for a limit that is no positive whole number. */
export function serverLimits(overrides: Partial<ServerLimits> = {}): ServerLimits {
  const limits = { ...DEFAULT_SERVER_LIMITS, ...overrides };
  for (const [name, value] of Object.entries(limits)) {
    if (!Number.isSafeInteger(value) || value < 1) throw new RangeError(`server limit ${name} is no positive number`);
  }
  return limits;
}
