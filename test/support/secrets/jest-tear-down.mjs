import { endOfRun } from './scan.ts';

/** Jest's globalTeardown: no PIN and no national number may have slipped out. */
export default () => {
  endOfRun();
};
