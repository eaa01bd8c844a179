import type { WorkerMessage } from '../../contracts/worker-messages.ts';

/** The line to the process that spawned the worker. */
export interface Channel {
  send(message: WorkerMessage): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The other end is gone, or asked the worker to end: nobody needs it any more. */
  onClose(listener: () => void): void;
}

/** child_process.fork's channel (structured clone). Electron's utilityProcess gets its own when the shell comes. */
export function openChannel(): Channel {
  return {
    send: (message) => {
      if (process.connected) process.send?.(message);
    },
    onMessage: (listener) => {
      process.on('message', listener);
    },
    onClose: (listener) => {
      process.once('disconnect', listener);
    },
  };
}
