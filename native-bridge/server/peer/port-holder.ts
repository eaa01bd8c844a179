import { readdir, readFile, readlink } from 'node:fs/promises';
import { basename } from 'node:path';
import { readTcpTable } from './proc-net-tcp.ts';

/** The program that listens on a loopback port, as far as this user may know it (Linux only). */
export async function findPortHolder(port: number): Promise<{ pid: number; name: string } | null> {
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0');
  try {
    const rows = [...(await readTcpTable('tcp')), ...(await readTcpTable('tcp6'))];
    const row = rows.find(({ listening, local }) => listening && local.endsWith(`:${hexPort}`));
    return row === undefined ? null : await findSocketOwner(row.inode);
  } catch {
    // No /proc here: the message then goes without the program's name.
    return null;
  }
}

/** The program that holds a socket, as far as this user may know it. */
export async function findSocketOwner(inode: string): Promise<{ pid: number; name: string } | null> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    if (!(await holdsSocket(pid, inode))) continue;
    return { pid: Number(pid), name: await programName(pid) };
  }
  return null;
}

/** The executable's name; the kernel's own short name, where another user's executable is not for us to see. */
async function programName(pid: string): Promise<string> {
  try {
    return basename(await readlink(`/proc/${pid}/exe`));
  } catch {
    return (await readFile(`/proc/${pid}/comm`, 'utf8')).trim();
  }
}

async function holdsSocket(pid: string, inode: string): Promise<boolean> {
  // Fails for another user's process, or one that ended meanwhile.
  const descriptors = await readdir(`/proc/${pid}/fd`).catch(() => []);
  for (const fd of descriptors) {
    // A descriptor may be closed between the list and the look; the next one may still be the socket.
    const target = await readlink(`/proc/${pid}/fd/${fd}`).catch(() => null);
    if (target === `socket:[${inode}]`) return true;
  }
  return false;
}
