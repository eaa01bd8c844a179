import { EidBridgeError } from '../../client/index.ts';

/** `code`: the bridge's, the client library's, or a refusal by the e-counter's server. */
export interface LoginFailure {
  readonly code: string;
  readonly triesLeft?: number;
  /** The same log-in may succeed when the visitor (or time) has changed something. */
  readonly retriable: boolean;
}

/** Refusals by the e-counter's server that another try on this page cannot mend; a test holds them against its list. */
export type FinalRefusal =
  'session-expired' | 'certificate-expired' | 'certificate-revoked' | 'certificate-not-trusted' | 'linked-elsewhere';

const FINAL: Readonly<Record<FinalRefusal, true>> = {
  'session-expired': true,
  'certificate-expired': true,
  'certificate-revoked': true,
  'certificate-not-trusted': true,
  'linked-elsewhere': true,
};

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
  if (error instanceof SiteRefusal) {
    return { code: error.code, retriable: !Object.hasOwn(FINAL, error.code) };
  }
  if (!(error instanceof EidBridgeError)) return { code: 'server-fault', retriable: true };
  if (error.code === 'ERR_EID_ABORTED') return null;
  const { code, retriable, triesLeft } = error;
  return triesLeft === undefined ? { code, retriable } : { code, retriable, triesLeft };
}
