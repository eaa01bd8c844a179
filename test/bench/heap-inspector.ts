import { WebSocket } from 'ws';
import { observe } from './process-facts.ts';

/** What one collection finds dead is freed by the next, once its finalisers have run; V8 drops idle code with time. */
const COLLECTIONS = 6;
const BETWEEN_MS = 200;

/** Reads the heap of a process through its inspector (Chrome DevTools Protocol). */
export interface HeapInspector {
  /** Bytes of live objects after a full collection. */
  liveBytes(): Promise<number>;
  close(): void;
}

export async function openHeapInspector(address: string): Promise<HeapInspector> {
  const socket = new WebSocket(address);
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  let lastId = 0;
  const command = (method: string): Promise<{ readonly usedSize?: number }> =>
    new Promise((resolve) => {
      lastId += 1;
      const id = lastId;
      const receive = (data: Buffer): void => {
        const message = JSON.parse(data.toString()) as { id?: number; result?: { usedSize?: number } };
        if (message.id !== id) return;
        socket.off('message', receive);
        resolve(message.result ?? {});
      };
      socket.on('message', receive);
      socket.send(JSON.stringify({ id, method }));
    });
  return {
    liveBytes: async () => {
      let least = Number.POSITIVE_INFINITY;
      for (let turn = 0; turn < COLLECTIONS; turn += 1) {
        await command('HeapProfiler.collectGarbage');
        const { usedSize = Number.NaN } = await command('Runtime.getHeapUsage');
        least = Math.min(least, usedSize);
        await observe(BETWEEN_MS);
      }
      return least;
    },
    close: () => {
      socket.close();
    },
  };
}
