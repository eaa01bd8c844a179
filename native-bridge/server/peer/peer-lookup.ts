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
  /** The program of that process; absent where the system offers no way yet. */
  program?(connection: Connection): Promise<PeerProgram | null>;
}

export interface PeerProgram {
  readonly name: string;
  readonly isBrowser: boolean;
}

/** null once the socket is gone. */
export function connectionOf({
  remoteAddress,
  remotePort,
  localAddress,
  localPort,
}: { readonly [K in keyof Connection]?: Connection[K] | undefined }): Connection | null {
  return remoteAddress === undefined ||
    remotePort === undefined ||
    localAddress === undefined ||
    localPort === undefined
    ? null
    : { remoteAddress, remotePort, localAddress, localPort };
}

/** Executables' names of the browsers in use; another program is named to the citizen. */
const BROWSERS =
  /^(?:google-)?chrom(?:e|ium)(?:-browser|-bin)?$|^firefox(?:-esr|-bin)?$|^(?:ms|microsoft-)?edge$|^(?:brave|opera|vivaldi|librewolf|epiphany|falkon)(?:-browser|-bin)?$|^WebKitNetworkProcess$/u;

export function isBrowser(name: string): boolean {
  return BROWSERS.test(name);
}

/** macOS and Windows until their lookups exist (proc_pidinfo; GetExtendedTcpTable). */
export const unsupportedPeerLookup: PeerLookup = {
  supported: false,
  verdict: () => Promise.resolve('unknown'),
};
