import type { EidError } from '../../contracts/errors.ts';
import type { Result } from '../../contracts/result.ts';
import type { WorkerCall, WorkerParams, WorkerReader, WorkerResult } from '../../contracts/worker-messages.ts';

type CardCall<C extends WorkerCall> = (params: WorkerParams<C>) => Promise<Result<WorkerResult<C>, EidError>>;

/** Cards as the handlers see them, whatever the way to them (PKCS#11 in a worker, direct PC/SC, a fake in tests). */
export interface CardBackend {
  readonly listReaders: () => Promise<Result<readonly WorkerReader[], EidError>>;
  readonly readCertificates: CardCall<'readCertificates'>;
  readonly readIdentityFiles: CardCall<'readIdentityFiles'>;
  /** The caller wipes its PIN bytes when this settles. */
  readonly sign: CardCall<'sign'>;
  /** The caller wipes its PIN bytes when this settles. */
  readonly changePin: CardCall<'changePin'>;
  readonly describeAccess: CardCall<'describeAccess'>;
  /** The operation on this reader is over: whatever it left open is closed. */
  readonly release: CardCall<'release'>;
  /**
   * Tells of each change of readers and cards, beginning with how they are now, until the function returned is called.
   */
  readonly watch: (listener: (readers: readonly WorkerReader[]) => void) => () => void;
  /** Resolves when nothing of it is left running. */
  readonly close: () => Promise<void>;
}
