import type { WorkerCall, WorkerParams, WorkerReader, WorkerResult } from '../../contracts/worker-messages.ts';

/**
 * What a way to the card (PKCS#11, direct PC/SC) offers the worker: the worker's calls, one at a time. Methods
 * throw; the worker turns what they throw into error codes.
 */
export type CardAccess = {
  readonly [C in Exclude<WorkerCall, 'watch' | 'listReaders' | 'describeAccess'>]: (
    params: WorkerParams<C>,
  ) => WorkerResult<C> | Promise<WorkerResult<C>>;
} & {
  readonly listReaders: () => WorkerReader[] | Promise<WorkerReader[]>;
  readonly close: () => void;
};
