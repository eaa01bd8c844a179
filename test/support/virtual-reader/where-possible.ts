import { describe, it } from '@jest/globals';
import { virtualReaderHindrance } from '../../../simulator/card/virtual-reader.ts';

const hindrance = virtualReaderHindrance();
if (hindrance !== null) process.stderr.write(`Tests of the virtual reader are skipped: ${hindrance}.\n`);

/** A container without privileges has no virtual reader: what needs one is then counted as skipped, and the run says why. */
export const describeOnVirtualReader: typeof describe | typeof describe.skip =
  hindrance === null ? describe : describe.skip;

export const itOnVirtualReader: typeof it | typeof it.skip = hindrance === null ? it : it.skip;
