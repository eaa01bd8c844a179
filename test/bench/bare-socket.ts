import { fork } from 'node:child_process';
import { once } from 'node:events';

/** `ws` alone in a process of its own: what a round trip or a connection costs on this computer at least. */
export interface BareSocketServer {
  readonly port: number;
  stop(): Promise<void>;
}

export async function startBareSocketServer(): Promise<BareSocketServer> {
  const child = fork(new URL('./bare-socket-child.ts', import.meta.url), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const [port] = (await once(child, 'message')) as [number];
  return {
    port,
    stop: async () => {
      const exit = once(child, 'exit');
      child.disconnect();
      await exit;
    },
  };
}
