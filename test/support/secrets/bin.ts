import { scanTranscripts } from './scan.ts';

/** `node test/support/secrets/bin.ts FOLDER`: the scan alone, over transcripts that a failed run left. */
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('Usage: node test/support/secrets/bin.ts FOLDER\n');
  process.exitCode = 2;
} else {
  const { files, problems } = scanTranscripts(folder);
  process.stdout.write(`${problems.length} secrets in ${files} transcripts\n`);
  for (const problem of problems) process.stdout.write(`${problem}\n`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
