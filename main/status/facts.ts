import type { ErrorCode } from '../../contracts/errors.ts';
import type { PinState, WayChoice, WorkerReader, WorkerResult } from '../../contracts/worker-messages.ts';
import type { PortState } from '../port.ts';

/** What is known of the computer; null: not looked at yet. */
export interface Facts {
  readonly version: string;
  /** The one chosen. */
  readonly way: WayChoice;
  readonly access: WorkerResult<'describeAccess'> | null;
  /** Why neither service nor module could be asked. */
  readonly accessError: ErrorCode | null;
  readonly readers: readonly WorkerReader[] | null;
  /** Of the first card that can be read; null where there is none, or while it is read. */
  readonly certificate: CertificateFound | null;
  readonly port: PortState;
  readonly browser: BrowserSeen;
}

export type CertificateFound =
  /** Milliseconds since 1970. */
  | { readonly found: 'certificate'; readonly validFrom: number; readonly validUntil: number; readonly pin: PinState }
  | { readonly found: 'none' }
  | { readonly found: 'failed'; readonly code: ErrorCode };

/** Pages that reached the bridge since it started. */
export interface BrowserSeen {
  readonly connected: boolean;
  /** Milliseconds since 1970; null: none yet. */
  readonly last: number | null;
}
