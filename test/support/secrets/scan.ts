import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findSecrets } from './find-secrets.ts';
import { transcriptFolder } from './transcript.ts';

/** @returns one line for each secret found in the folder's transcripts. */
export function scanTranscripts(folder: string): { readonly files: number; readonly problems: readonly string[] } {
  const names = namesIn(folder);
  const problems = names.flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return findSecrets(text).map(({ secret, line, spelling }) => `${name}:${line}: ${secret} (${spelling})`);
  });
  return { files: names.length, problems };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // No test of this run wrote a transcript.
    return [];
  }
}

/** Fails where a secret slipped out in this test run; the transcripts then stay to be looked at. */
export function endOfRun(): void {
  const folder = transcriptFolder();
  if (folder === null) return;
  const { problems } = scanTranscripts(folder);
  if (problems.length > 0) {
    throw new Error(`Secrets in logs, errors or messages of the tests (${folder}):\n${problems.join('\n')}`);
  }
  rmSync(folder, { recursive: true, force: true });
}
