/** Name of the world that a preload runs in, apart from the page's own. */
export const PRELOAD_WORLD = 'preload';
/** The binding by which that world reaches the main process. */
export const SEND_BINDING = 'electronSend';

/**
 * Runs in the page's own world before its scripts: makes what the preload exposes. Values cross by events, whose detail the
 * browser clones from one world to the other.
 */
export const PAGE_WORLD = `(() => {
  const callbacks = [];
  const portable = (value) => (typeof value === 'function' ? { $callback: callbacks.push(value) - 1 } : value);
  addEventListener('electron:callback', ({ detail: { id, args } }) => callbacks[id](...args));
  addEventListener('electron:expose', ({ detail: { name, methods } }) => {
    const method = (of) => (...args) => {
      let threw = null;
      const hear = ({ detail }) => (threw = detail);
      addEventListener('electron:threw', hear, { once: true });
      dispatchEvent(new CustomEvent('electron:call', { detail: { method: of, args: args.map(portable) } }));
      removeEventListener('electron:threw', hear);
      if (threw !== null) throw new TypeError(threw);
    };
    const value = Object.freeze(Object.fromEntries(methods.map((of) => [of, method(of)])));
    Object.defineProperty(globalThis, name, { value });
  });
  dispatchEvent(new CustomEvent('electron:page-ready'));
})()`;

/** Runs a preload in its world, with what it may require of Electron there. */
export function preloadWorld(preload: string): string {
  return `(() => {
  const channels = new Map();
  const bytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const revive = (_key, value) => (value !== null && typeof value === 'object' && '$bytes' in value ? bytes(value.$bytes) : value);
  const flatten = (_key, value) => (value instanceof Uint8Array ? { $bytes: btoa(String.fromCharCode(...value)) } : value);
  globalThis.electronReceive = (channel, text) => {
    for (const listener of channels.get(channel) ?? []) listener({}, ...JSON.parse(text, revive));
  };
  const ipcRenderer = {
    on: (channel, listener) => channels.set(channel, [...(channels.get(channel) ?? []), listener]),
    send: (channel, ...args) => ${SEND_BINDING}(JSON.stringify({ channel, args }, flatten)),
  };
  const contextBridge = {
    exposeInMainWorld: (name, api) => {
      const local = (value) =>
        value !== null && typeof value === 'object' && '$callback' in value
          ? (...args) => dispatchEvent(new CustomEvent('electron:callback', { detail: { id: value.$callback, args } }))
          : value;
      addEventListener('electron:call', ({ detail: { method, args } }) => {
        try {
          api[method](...args.map(local));
        } catch (error) {
          dispatchEvent(new CustomEvent('electron:threw', { detail: String(error.message) }));
        }
      });
      const expose = () => dispatchEvent(new CustomEvent('electron:expose', { detail: { name, methods: Object.keys(api) } }));
      addEventListener('electron:page-ready', expose);
      expose();
    },
  };
  const require = (name) => {
    if (name !== 'electron') throw new Error('a sandboxed preload can require Electron only');
    return { contextBridge, ipcRenderer };
  };
  ((require, module, exports) => {
${preload}
  })(require, { exports: {} }, {});
})()`;
}
