/** The two ends of an accepted connection, as node gives them. */
export interface Connection {
  readonly remoteAddress: string;
  readonly remotePort: number;
  readonly localAddress: string;
  readonly localPort: number;
}

/** `other-user` is refused; `unknown` on a system that can tell is refused too. */
export type PeerVerdict = 'same-user' | 'other-user' | 'unknown';

/** Whose process is at the other end of a loopback connection. */
export interface PeerLookup {
  /** False where the system offers no way yet (docs/known-issues.md): then the check is off, and the log says so. */
  readonly supported: boolean;
  verdict(connection: Connection): Promise<PeerVerdict>;
}

/** macOS and Windows until their lookups exist (proc_pidinfo; GetExtendedTcpTable). */
export const unsupportedPeerLookup: PeerLookup = {
  supported: false,
  verdict: () => Promise.resolve('unknown'),
};
