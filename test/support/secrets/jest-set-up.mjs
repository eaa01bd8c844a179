import { TRANSCRIPTS_VARIABLE } from './transcript.ts';

/** Jest's globalSetup: a folder of its own for what this run's processes write. */
export default () => {
  process.env[TRANSCRIPTS_VARIABLE] = `run-${process.pid}`;
};
