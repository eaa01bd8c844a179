import { readFile } from 'node:fs/promises';

/** One row of /proc/net/tcp or tcp6 (Linux, proc_net_tcp documentation). */
export interface TcpRow {
  /** As the kernel prints it: address bytes of each 32-bit word in host order, then the port, in hex. */
  readonly local: string;
  readonly remote: string;
  readonly listening: boolean;
  readonly uid: number;
  readonly inode: string;
}

const LISTEN = '0A';

export function parseTcpTable(text: string): TcpRow[] {
  return text
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns.length >= 10)
    .map((columns) => ({
      local: columns[1] ?? '',
      remote: columns[2] ?? '',
      listening: columns[3] === LISTEN,
      uid: Number(columns[7]),
      inode: columns[9] ?? '',
    }));
}

/** Where the kernel may list a socket, and how it prints its address there. */
export interface KernelAddress {
  readonly table: 'tcp' | 'tcp6';
  readonly text: string;
}

/**
 * Address and port as the kernel prints them; nothing for what is no loopback address. A program may speak IPv4 over
 * an IPv6 socket (Java does): such a socket is in the other table, its address mapped (RFC 4291, section 2.5.5.2).
 */
export function kernelAddresses(address: string, port: number): readonly KernelAddress[] {
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0');
  const mapped = address.startsWith('::ffff:');
  const ipv4 = mapped ? address.slice('::ffff:'.length) : address;
  const octets = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(ipv4);
  if (octets) {
    const hex = [4, 3, 2, 1].map((i) => Number(octets[i]).toString(16).toUpperCase().padStart(2, '0')).join('');
    return [
      { table: 'tcp', text: `${hex}:${hexPort}` },
      { table: 'tcp6', text: `${'0'.repeat(16)}FFFF0000${hex}:${hexPort}` },
    ];
  }
  return address === '::1' ? [{ table: 'tcp6', text: `${'0'.repeat(24)}01000000:${hexPort}` }] : [];
}

export async function readTcpTable(table: 'tcp' | 'tcp6'): Promise<TcpRow[]> {
  return parseTcpTable(await readFile(`/proc/self/net/${table}`, 'latin1'));
}
