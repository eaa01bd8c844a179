import type { MethodResult, Params } from '../contracts/page-messages.ts';
import { openChannel, type BridgeEvents, type CallOptions } from './session/channel.ts';
import { createListeners } from './session/listeners.ts';

/**
 * One connection to the bridge on this computer. Get it from `connect`.
 *
 * Every method rejects with an `EidBridgeError` and nothing else. The bridge runs one operation at a time per card; a
 * second one is refused with `ERR_EID_BUSY`. No time limit is set here: the bridge ends an operation that nobody
 * answers with `ERR_EID_TIMEOUT`.
 */
export interface EidBridge {
  /** Name and version of the bridge; readers and cards only for a site the citizen has approved. */
  status(options?: Pick<CallOptions, 'signal'>): Promise<MethodResult<'status'>>;

  /**
   * Logs the citizen in: consent and PIN in the bridge's window, then a token for your server to verify.
   *
   * @param params `challengeNonce`: 44 to 128 characters, made by your server for this login alone. `identity`: fields
   *   to read along, each shown to the citizen with your `purpose`.
   */
  authenticate(params: Params<'authenticate'>, options?: CallOptions): Promise<MethodResult<'authenticate'>>;

  /** Reads fields of the card after the citizen's consent, without a PIN and so without proof of who is there. */
  readIdentity(params: Params<'readIdentity'>, options?: CallOptions): Promise<MethodResult<'readIdentity'>>;

  /** The certificate of the signature key and what it can sign with; ask for it before `sign`. */
  getSigningCertificate(
    params?: Params<'getSigningCertificate'>,
    options?: CallOptions,
  ): Promise<MethodResult<'getSigningCertificate'>>;

  /**
   * Signs a hash with the card's signature (non-repudiation) key; the PIN is asked each time.
   *
   * @param params `certificate` as got from `getSigningCertificate`; `hash` base64; `documentName` is shown as the
   *   site's own claim, 1 to 200 characters on one line.
   */
  sign(params: Params<'sign'>, options?: CallOptions): Promise<MethodResult<'sign'>>;

  /** Ends the running operation of this page, if any, and closes its window. */
  cancel(): Promise<MethodResult<'cancel'>>;

  /** @returns a function that removes the listener. */
  on<N extends keyof BridgeEvents>(name: N, listener: (event: BridgeEvents[N]) => void): () => void;

  /** Closes the connection; pending calls are rejected with `ERR_EID_CONNECTION_LOST`. */
  close(): void;
}

/** @param socket open, with our subprotocol agreed. */
export function createBridge(socket: WebSocket): EidBridge {
  const { on, emit } = createListeners<BridgeEvents>();
  const { call, close } = openChannel(socket, emit);
  return {
    status: (options) => call('status', undefined, options),
    authenticate: (params, options) => call('authenticate', params, options),
    readIdentity: (params, options) => call('readIdentity', params, options),
    getSigningCertificate: (params, options) => call('getSigningCertificate', params, options),
    sign: (params, options) => call('sign', params, options),
    cancel: () => call('cancel', undefined),
    on,
    close: () => {
      close('closed-by-page');
    },
  };
}
