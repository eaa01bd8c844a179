import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { askCards } from './control-client.ts';
import type { CardCommand, CardReply } from './control-messages.ts';
import { PCSCD, RUN_FOLDER, VPCD_DRIVER } from './pcscd-process.ts';
import type { Profile } from './profiles.ts';

/** A real pcscd with two virtual readers. */
export interface RunningReaders {
  /** Programs started with it find this pcscd and no other. */
  readonly env: { readonly PCSCLITE_CSOCK_NAME: string };
  readonly process: ChildProcess;
  ask(command: CardCommand): Promise<Extract<CardReply, { ok: true }>>;
  stop(): Promise<void>;
}

export interface ReaderOptions {
  /** A folder of ours, short: paths of sockets have 107 bytes at most. */
  readonly folder: string;
  readonly profile?: Profile;
  /** Goes on when the program that started it ends. */
  readonly detached?: boolean;
}

/** In one line why this machine cannot have virtual readers, or null where it can. */
export function virtualReaderHindrance(): string | null {
  if (process.platform !== 'linux') return 'a virtual reader needs Linux';
  if (!existsSync(PCSCD)) return 'pcscd is not installed (Debian: pcscd)';
  if (!existsSync(VPCD_DRIVER)) return "the virtual reader's driver is not installed (Debian: vsmartcard-vpcd)";
  const allowed = spawnSync('unshare', [...NAMESPACES, 'ip', 'link', 'set', 'lo', 'up']).status === 0;
  return allowed ? null : 'this machine gives no program a network namespace of its own';
}

/**
 * The driver sends a command in two parts and waits for the first to be acknowledged, which the system puts off for 40 ms
 * (RFC 1122, 4.2.3.2). Node cannot ask for less (TCP_QUICKACK), a route can. Without it the card is slow, nothing else.
 */
const ACKNOWLEDGE_AT_ONCE =
  'ip route replace local 127.0.0.1 dev lo proto kernel scope host src 127.0.0.1 table local quickack 1 2>/dev/null';

const NAMESPACES = ['--net', '--mount'];

export function controlPath(folder: string): string {
  return join(folder, 'control');
}

export function readerEnv(folder: string): RunningReaders['env'] {
  return { PCSCLITE_CSOCK_NAME: join(folder, 'run', 'pcscd.comm') };
}

/**
 * Starts pcscd in a network namespace of its own, where vpcd's driver, which listens on all addresses, has none but the
 * loopback; and in a mount namespace, where its run folder is ours: a pcscd that runs already is never touched.
 */
export async function startVirtualReaders({
  folder,
  profile,
  detached = false,
}: ReaderOptions): Promise<RunningReaders> {
  mkdirSync(join(folder, 'run'), { recursive: true });
  const program = fileURLToPath(new URL('./card-process.ts', import.meta.url));
  const script = `ip link set lo up && { ${ACKNOWLEDGE_AT_ONCE} || true; } && mkdir -p ${RUN_FOLDER} && mount --bind "$1/run" ${RUN_FOLDER} && shift && exec "$@"`;
  const node = [process.execPath, '--disable-warning=ExperimentalWarning', program, folder, profile ?? ''];
  const child = spawn('unshare', [...NAMESPACES, 'sh', '-c', script, 'sh', folder, ...node], {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached,
  });
  await ready(child);
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  const ask = (command: CardCommand): ReturnType<RunningReaders['ask']> => askCards(controlPath(folder), command);
  return {
    env: readerEnv(folder),
    process: child,
    ask,
    stop: async () => {
      if (child.exitCode === null && child.signalCode === null) await ask({ do: 'down' });
      await exited;
    },
  };
}

async function ready(child: ChildProcess): Promise<void> {
  const { stdout } = child;
  if (stdout === null) throw new Error('no output');
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => {
      reject(new Error('The virtual reader could not start.'));
    });
    child.once('error', reject);
    createInterface({ input: stdout }).once('line', () => {
      resolve();
    });
  });
}
