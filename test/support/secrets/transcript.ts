import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Names this run's folder; set by the set-up of the test run. */
export const TRANSCRIPTS_VARIABLE = 'EID_TEST_TRANSCRIPTS';

const ALL_RUNS = fileURLToPath(new URL('../../../.cache/test-transcripts/', import.meta.url));

/** What a transcript line is: where secrets could have slipped out. */
export type TranscriptKind = 'log' | 'frame' | 'prompt' | 'question' | 'terminal' | 'stdout' | 'stderr' | 'error';

/** null outside a run that is scanned at its end. */
export function transcriptFolder(): string | null {
  const run = process.env[TRANSCRIPTS_VARIABLE];
  return run === undefined ? null : join(ALL_RUNS, run);
}

/** Keeps a line for the scan after the tests. */
export function recordTranscript(kind: TranscriptKind, content: unknown): void {
  const folder = transcriptFolder();
  if (folder === null) return;
  mkdirSync(folder, { recursive: true });
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  appendFileSync(join(folder, `${process.pid}.txt`), `${kind} ${text}\n`);
}
