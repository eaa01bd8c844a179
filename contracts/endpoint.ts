/** Where a page finds the bridge, tried in this order (docs/protocol.md). */
export const PORTS = [27443, 27444, 27445] as const;

/** WebSocket subprotocol (RFC 6455 section 1.9) that both sides must name. */
export const SUBPROTOCOL = 'eid-bridge.v1';

/** Grows by one with each backward-compatible addition to the protocol. */
export const API_LEVEL = 1;

/** Largest inbound frame, in bytes. */
export const MAX_FRAME_BYTES = 65_536;
