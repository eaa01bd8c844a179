import type { Connection, PeerLookup } from './peer-lookup.ts';
import { kernelAddresses, readTcpTable, type TcpRow } from './proc-net-tcp.ts';

/** Compares the user of the peer's socket, as the kernel lists it, with ours. */
export function linuxPeerLookup(ownUid: number): PeerLookup {
  return {
    supported: true,
    verdict: async (connection) => {
      try {
        const row = await findPeer(connection);
        // A socket whose process closed it has no inode, and is listed as root's.
        if (row === undefined || row.inode === '0') return 'unknown';
        return row.uid === ownUid ? 'same-user' : 'other-user';
      } catch {
        // Without /proc nobody can vouch for the peer.
        return 'unknown';
      }
    },
  };
}

async function findPeer(connection: Connection): Promise<TcpRow | undefined> {
  const ours = kernelAddresses(connection.localAddress, connection.localPort);
  for (const theirs of kernelAddresses(connection.remoteAddress, connection.remotePort)) {
    const own = ours.find(({ table }) => table === theirs.table);
    const rows = await readTcpTable(theirs.table);
    const row = rows.find(({ local, remote }) => local === theirs.text && remote === own?.text);
    if (row !== undefined) return row;
  }
  return undefined;
}
