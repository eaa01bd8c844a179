import { fileURLToPath } from 'node:url';
import { TRANSCRIPTS_VARIABLE } from './transcript.ts';

/** Jest's globalSetup: a folder of its own for what this run's processes write; compiled code is kept for the next. */
export default () => {
  process.env[TRANSCRIPTS_VARIABLE] = `run-${process.pid}`;
  process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('../../../.cache/node-compiled', import.meta.url));
};
