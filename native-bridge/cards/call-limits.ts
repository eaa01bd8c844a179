import type { WorkerCall, WorkerParams } from '../../contracts/worker-messages.ts';

/** Milliseconds each kind of call may take; a longer one is a module that hangs and dies with its process. */
export interface CallLimits {
  readonly listReaders: number;
  readonly watch: number;
  readonly readCertificates: number;
  readonly readIdentityFiles: number;
  readonly sign: number;
  /** Sign with the PIN entered on the reader, whose own limit is 30 s or more. */
  readonly signOnPinPad: number;
  readonly changePin: number;
  readonly changePinOnPinPad: number;
  readonly describeAccess: number;
  readonly release: number;
}

export const DEFAULT_CALL_LIMITS: CallLimits = {
  listReaders: 10_000,
  watch: 10_000,
  readCertificates: 15_000,
  readIdentityFiles: 20_000,
  sign: 20_000,
  signOnPinPad: 90_000,
  changePin: 20_000,
  changePinOnPinPad: 150_000,
  describeAccess: 10_000,
  release: 5_000,
};

export function limitOf<C extends WorkerCall>(limits: CallLimits, call: C, params: WorkerParams<C>): number {
  if ('pin' in params && params.pin === null) return limits.signOnPinPad;
  return 'oldPin' in params && params.oldPin === null ? limits.changePinOnPinPad : limits[call];
}
