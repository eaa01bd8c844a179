import type { WorkerMessage } from '../../contracts/worker-messages.ts';

/** The line to the process that spawned the worker. */
export interface Channel {
  send(message: WorkerMessage): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The other end is gone, or asked the worker to end: nobody needs it any more. */
  onClose(listener: () => void): void;
}

/** What Electron's utilityProcess gives its child (`process.parentPort`); plain Node has none. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
}

/** The line of the process we are: child_process.fork's, or a utility process's. Both clone structures. */
export function openChannel(): Channel {
  const { parentPort } = process as { readonly parentPort?: ParentPort };
  return parentPort === undefined ? forkChannel() : utilityChannel(parentPort);
}

function forkChannel(): Channel {
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

/** A utility process ends with its parent: only the request to end needs to be heard. */
function utilityChannel(port: ParentPort): Channel {
  return {
    send: (message) => {
      port.postMessage(message);
    },
    onMessage: (listener) => {
      port.on('message', ({ data }) => {
        if (!isEndRequest(data)) listener(data);
      });
    },
    onClose: (listener) => {
      port.on('message', ({ data }) => {
        if (isEndRequest(data)) listener();
      });
    },
  };
}

function isEndRequest(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'end' in data;
}
