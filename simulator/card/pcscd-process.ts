import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const PCSCD = '/usr/sbin/pcscd';
export const VPCD_DRIVER = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so';

/** Where vpcd's driver waits for the card of its first reader, and of its second. */
export const VPCD_PORTS = [35_963, 35_964] as const;

/** The folder that pcscd was compiled to put its socket in: a folder of ours is mounted there. */
export const RUN_FOLDER = '/run/pcscd';

export interface PcscdProcess {
  /** Resolves when it serves. */
  start(): Promise<void>;
  kill(): Promise<void>;
}

/**
 * pcscd with the virtual reader's driver, inside the namespaces this process is in already.
 *
 * @param folder of ours; `run/` in it is mounted at pcscd's own
 */
export function createPcscd(folder: string): PcscdProcess {
  let child: ChildProcess | undefined;
  let exited: Promise<void> = Promise.resolve();
  const readers = join(folder, 'reader.conf.d');
  return {
    start: async () => {
      mkdirSync(readers, { recursive: true });
      writeFileSync(join(readers, 'vpcd'), READER_CONFIGURATION);
      const socket = join(folder, 'run', 'pcscd.comm');
      // What a killed one left behind would pass for the next one's.
      for (const left of ['pcscd.comm', 'pcscd.pid']) rmSync(join(folder, 'run', left), { force: true });
      const appeared = Promise.withResolvers<undefined>();
      const watcher = watch(join(folder, 'run'), () => {
        if (existsSync(socket)) appeared.resolve(undefined);
      });
      const started = spawn(PCSCD, ['--foreground', '--config', readers], { stdio: 'ignore' });
      child = started;
      exited = new Promise<void>((resolve) => {
        started.once('exit', () => {
          resolve();
        });
        started.once('error', () => {
          resolve();
        });
      });
      const failed = exited.then(() => Promise.reject(new Error('pcscd ended before it was ready')));
      try {
        await Promise.race([appeared.promise, failed]);
      } finally {
        watcher.close();
      }
    },
    kill: async () => {
      child?.kill('SIGKILL');
      await exited;
    },
  };
}

/** vpcd's own configuration as Debian ships it (a host name in DEVICENAME would crash pcscd). */
const READER_CONFIGURATION = `FRIENDLYNAME "Virtual PCD"
DEVICENAME   /dev/null:0x8C7B
LIBPATH      ${VPCD_DRIVER}
CHANNELID    0x8C7B
`;
