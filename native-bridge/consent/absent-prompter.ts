import type { Log } from '../logging/log.ts';
import type { Prompter } from './prompter.ts';

/**
 * For a bridge that was started without a terminal: there is nobody to ask, so every request is refused. Input that is
 * piped in is no citizen.
 */
export function createAbsentPrompter(log: Log): Prompter {
  return {
    open: ({ origin }) => {
      log.warn('nobody-to-ask', { origin });
      return {
        show: () => undefined,
        ask: () => Promise.resolve({ kind: 'cancelled' }),
        cancelled: new AbortController().signal,
        close: () => undefined,
      };
    },
  };
}
