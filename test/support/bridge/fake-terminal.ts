import type { TerminalInput } from '../../../native-bridge/consent/terminal-keys.ts';
import type { Terminal } from '../../../native-bridge/consent/terminal-prompter.ts';
import { recordTranscript } from '../secrets/transcript.ts';
import { createEventQueue, type EventQueue } from './event-queue.ts';

/** A terminal in memory: what is written on it, and keys to press. */
export interface FakeTerminal extends Terminal {
  readonly lines: EventQueue<string>;
  readonly written: () => string;
  /** Whether the terminal shows what is typed. */
  readonly echoes: () => boolean;
  readonly listening: () => boolean;
  /** Types as one chunk; returns the bytes, which the reader must wipe. */
  readonly type: (keys: string) => Buffer;
  /** How often Ctrl+C ended the program. */
  readonly interrupts: () => number;
  /** From now on no time passes: what is typed counts as typed ahead. */
  readonly freeze: () => void;
  /** Types when the next line is being read. */
  readonly typeWhenAsked: (keys: string) => Promise<Buffer>;
}

export function createFakeTerminal(): FakeTerminal {
  const lines = createEventQueue<string>();
  const reads = createEventQueue<'asked'>();
  const listeners = new Set<(chunk: Buffer) => void>();
  let written = '';
  let raw = false;
  let flowing = false;
  let time = 0;
  let interrupts = 0;
  let step = 1_000;
  const input: TerminalInput = {
    setRawMode: (on) => {
      raw = on;
    },
    resume: () => {
      flowing = true;
      reads.push('asked');
    },
    pause: () => {
      flowing = false;
    },
    on: (_event, listener) => listeners.add(listener),
    off: (_event, listener) => listeners.delete(listener),
  };
  const type = (keys: string): Buffer => {
    const chunk = Buffer.from(keys);
    for (const listener of [...listeners]) listener(chunk);
    return chunk;
  };
  return {
    input,
    now: () => (time += step),
    interrupt: () => {
      interrupts += 1;
    },
    interrupts: () => interrupts,
    freeze: () => {
      step = 0;
    },
    write: (text) => {
      recordTranscript('terminal', text);
      written += text;
      for (const line of text.split('\n').slice(0, -1)) lines.push(line);
    },
    lines,
    written: () => written,
    echoes: () => !raw,
    listening: () => flowing && listeners.size > 0,
    type,
    typeWhenAsked: async (keys) => {
      await reads.next();
      return type(keys);
    },
  };
}
