import { EidBridgeError } from '../../client/index.ts';

/** `code`: the bridge's, the client library's, or a refusal by the e-counter's server. */
export interface LoginFailure {
  readonly code: string;
  readonly triesLeft?: number;
}

/** Thrown by the calls to the e-counter's own server. */
export class SiteRefusal extends Error {
  readonly code: string;

  constructor(code: string) {
    super('the e-counter refused');
    this.code = code;
  }
}

/** @returns null where the visitor cancelled on this page: there is nothing to explain then */
export function loginFailure(error: unknown): LoginFailure | null {
  if (error instanceof SiteRefusal) return { code: error.code };
  if (!(error instanceof EidBridgeError)) return { code: 'server-fault' };
  if (error.code === 'ERR_EID_ABORTED') return null;
  return error.triesLeft === undefined ? { code: error.code } : { code: error.code, triesLeft: error.triesLeft };
}
