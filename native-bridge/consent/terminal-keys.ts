/** The part of a terminal's input that the prompter needs (process.stdin, or a fake in tests). */
export interface TerminalInput {
  setRawMode(raw: boolean): unknown;
  resume(): unknown;
  pause(): unknown;
  on(event: 'data', listener: (chunk: Buffer) => void): unknown;
  off(event: 'data', listener: (chunk: Buffer) => void): unknown;
}

/** A line of bytes, or the key that ended the question instead. */
export type HiddenLine = Uint8Array | 'cancelled' | 'interrupted';

const KEY = {
  ctrlC: 0x03,
  ctrlD: 0x04,
  backspace: 0x08,
  enter: 0x0d,
  newline: 0x0a,
  escape: 0x1b,
  delete: 0x7f,
} as const;
const MOST_BYTES = 64;
/** Keys of the first moments were pressed before anybody could read the question: they answer nothing. */
const UNREAD_MS = 300;

/**
 * Reads one line without echo, as bytes that never become a string.
 *
 * @param now milliseconds, to tell an answer from what was typed ahead.
 * @returns the bytes typed before Enter, or which key ended the question: Escape or Ctrl+D, or Ctrl+C, which the
 *   terminal in this mode hands to us instead of making a signal of it; rejects when the signal aborts.
 */
export function readHiddenLine(input: TerminalInput, now: () => number, signal: AbortSignal): Promise<HiddenLine> {
  return new Promise((resolve, reject) => {
    const askedAt = now();
    const typed = new Uint8Array(MOST_BYTES);
    let length = 0;
    const end = (): void => {
      input.off('data', receive);
      signal.removeEventListener('abort', abort);
      input.setRawMode(false);
      input.pause();
    };
    const finish = (result: HiddenLine): void => {
      end();
      if (typeof result === 'string') typed.fill(0);
      resolve(result);
    };
    const abort = (): void => {
      end();
      typed.fill(0);
      reject(new Error('withdrawn'));
    };
    const receive = (chunk: Buffer): void => {
      const typedAhead = now() - askedAt < UNREAD_MS;
      for (const key of typedAhead ? [] : chunk) {
        if (key === KEY.enter || key === KEY.newline) {
          const line = typed.slice(0, length);
          typed.fill(0);
          finish(line);
          break;
        }
        if (key === KEY.escape || key === KEY.ctrlC || key === KEY.ctrlD) {
          finish(key === KEY.ctrlC ? 'interrupted' : 'cancelled');
          break;
        }
        if (key === KEY.backspace || key === KEY.delete) length = Math.max(0, length - 1);
        else if (length < MOST_BYTES) typed[length++] = key;
      }
      chunk.fill(0);
    };
    if (signal.aborted) {
      abort();
      return;
    }
    signal.addEventListener('abort', abort, { once: true });
    input.setRawMode(true);
    input.on('data', receive);
    input.resume();
  });
}
