import { spawn, type ChildProcess } from 'node:child_process';
import { createEventQueue, type EventQueue } from '../bridge/event-queue.ts';
import { recordTranscript } from './transcript.ts';

/** A program of ours, run by this very Node; all it says is kept for the scan. */
export interface RecordedProcess {
  readonly child: ChildProcess;
  /** Lines of its standard output. */
  readonly said: EventQueue<string>;
  readonly complained: EventQueue<string>;
  /** Exit code, or the signal's name. */
  readonly ended: Promise<number | string>;
}

export function runRecorded(args: readonly string[], env: Readonly<Record<string, string>> = {}): RecordedProcess {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const said = collectLines(child.stdout, 'stdout');
  const complained = collectLines(child.stderr, 'stderr');
  const ended = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => {
      resolve(code ?? signal ?? 'unknown');
    });
  });
  return { child, said, complained, ended };
}

function collectLines(stream: NodeJS.ReadableStream, kind: 'stdout' | 'stderr'): EventQueue<string> {
  const lines = createEventQueue<string>();
  let unfinished = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    recordTranscript(kind, chunk);
    const parts = `${unfinished}${chunk}`.split('\n');
    unfinished = parts.pop() ?? '';
    for (const line of parts) lines.push(line);
  });
  return lines;
}
