import { isBrowser, type Connection, type PeerLookup } from './peer-lookup.ts';
import { findSocketOwner } from './port-holder.ts';
import { kernelAddresses, readTcpTable, type TcpRow } from './proc-net-tcp.ts';

/**
 * The kernel hands its table over page by page: while sockets come and go a row may slip from one page to another and
 * be missed. A page must not be refused for that, so a row that is not found is looked for again.
 */
const LOOKS = 3;

type ReadTable = typeof readTcpTable;

/** Compares the user of the peer's socket, as the kernel lists it, with ours. */
export function linuxPeerLookup(ownUid: number, readTable: ReadTable = readTcpTable): PeerLookup {
  return {
    supported: true,
    verdict: async (connection) => {
      try {
        let row: TcpRow | undefined;
        for (let look = 0; row === undefined && look < LOOKS; look++) row = await findPeer(connection, readTable);
        // A socket whose process closed it has no inode, and is listed as root's.
        if (row === undefined || row.inode === '0') return 'unknown';
        return row.uid === ownUid ? 'same-user' : 'other-user';
      } catch {
        // Without /proc nobody can vouch for the peer.
        return 'unknown';
      }
    },
    program: async (connection) => {
      const row = await findPeer(connection, readTable);
      const owner = row === undefined || row.inode === '0' ? null : await findSocketOwner(row.inode);
      return owner === null ? null : { name: owner.name, isBrowser: isBrowser(owner.name) };
    },
  };
}

async function findPeer(connection: Connection, readTable: ReadTable): Promise<TcpRow | undefined> {
  const ours = kernelAddresses(connection.localAddress, connection.localPort);
  for (const theirs of kernelAddresses(connection.remoteAddress, connection.remotePort)) {
    const own = ours.find(({ table }) => table === theirs.table);
    const rows = await readTable(theirs.table);
    const row = rows.find(({ local, remote }) => local === theirs.text && remote === own?.text);
    if (row !== undefined) return row;
  }
  return undefined;
}
