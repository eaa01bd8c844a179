import type { PeerLookup } from './peer-lookup.ts';
import { kernelAddress, readTcpTable } from './proc-net-tcp.ts';

/** Compares the user of the peer's socket, as the kernel lists it, with ours. */
export function linuxPeerLookup(ownUid: number): PeerLookup {
  return {
    supported: true,
    verdict: async ({ remoteAddress, remotePort, localAddress, localPort }) => {
      const theirs = kernelAddress(remoteAddress, remotePort);
      const ours = kernelAddress(localAddress, localPort);
      if (theirs === null || ours === null) return 'unknown';
      try {
        const rows = await readTcpTable(theirs.table);
        const row = rows.find(({ local, remote }) => local === theirs.text && remote === ours.text);
        if (row === undefined) return 'unknown';
        return row.uid === ownUid ? 'same-user' : 'other-user';
      } catch {
        // Without /proc nobody can vouch for the peer.
        return 'unknown';
      }
    },
  };
}
