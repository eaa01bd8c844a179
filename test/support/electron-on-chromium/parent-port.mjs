import { EventEmitter } from 'node:events';

// What a utility process has, over the channel of a forked one (both clone structures).
const port = Object.assign(new EventEmitter(), {
  /** @param {unknown} message */
  postMessage: (message) => {
    if (process.connected) process.send?.(message);
  },
});
process.on('message', (data) => port.emit('message', { data }));
// A utility process ends with its parent.
process.on('disconnect', () => process.exit(0));
Object.defineProperty(process, 'parentPort', { value: port });
