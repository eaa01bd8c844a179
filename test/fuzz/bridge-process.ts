import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface BridgeProcess {
  readonly port: number;
  /** Bytes in use after a garbage collection. */
  readonly heap: () => Promise<number>;
  readonly alive: () => boolean;
  readonly end: () => Promise<void>;
}

export async function startBridgeProcess(): Promise<BridgeProcess> {
  const child = fork(fileURLToPath(new URL('./bridge-child.ts', import.meta.url)), {
    execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const said = async (): Promise<Readonly<Record<string, number>>> => {
    const [message] = (await once(child, 'message')) as [Readonly<Record<string, number>>];
    return message;
  };
  const { port = 0 } = await said();
  return {
    port,
    heap: async () => {
      child.send('heap');
      return (await said())['heap'] ?? Number.NaN;
    },
    alive: () => child.exitCode === null && child.signalCode === null,
    end: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
