import type { MethodResult, Params } from '../contracts/page-messages.ts';
import { within } from './connecting/deadline.ts';
import { knownLanguage, missingDocumentName } from './web-eid/document-name.ts';
import { MissingParameterError } from './web-eid/errors.ts';
import { perform } from './web-eid/shared-bridge.ts';

/**
 * The API of web-eid.js 2.1: a page changes its import and talks to eID Bridge instead of the Web eID extension.
 *
 * What differs from web-eid.js:
 * - no extension: `status().extension` and `nativeApp` are both the bridge's version; `library` is the web-eid.js
 *   release followed here;
 * - the first call may wait for the visitor to answer the browser's own question (local network access), however long
 *   that takes; the handshake times of `config` have no effect, `userInteractionTimeout` counts from the connection on;
 * - `userInteractionTimeout` ends the action with `ERR_WEBEID_USER_TIMEOUT`; `ERR_WEBEID_ACTION_TIMEOUT` and
 *   `ERR_WEBEID_VERSION_INVALID` never come;
 * - not installed or not started is `ERR_WEBEID_NATIVE_UNAVAILABLE`, forbidden by the browser is
 *   `ERR_WEBEID_EXTENSION_UNAVAILABLE`; each error has the bridge's own as its `cause`;
 * - `ERR_WEBEID_ACTION_PENDING` also when another page holds the card;
 * - `sign` shows "Document without a name" as the document's name, in the language of `lang` (French without
 *   one): use `sign` of the main entry to name the document;
 * - `lang` takes fr, nl, de, en; any other is ignored and the citizen's own setting counts;
 * - the error classes are exports of this entry; their default messages are shorter.
 */

export interface ActionOptions {
  /** Milliseconds. Default 120 000. */
  userInteractionTimeout?: number;
  /** ISO 639-1, two letters. */
  lang?: string;
}

export interface LibraryStatusResponse {
  library: string;
  extension: string;
  nativeApp: string;
}

/** The token for your server: `unverifiedCertificate`, `algorithm`, `signature`, `format`, `appVersion`. */
export type LibraryAuthenticateResponse = MethodResult<'authenticate'>['authToken'];
/** `certificate` and `supportedSignatureAlgorithms`. */
export type LibraryGetSigningCertificateResponse = MethodResult<'getSigningCertificate'>;
/** `signature` and `signatureAlgorithm`. */
export type LibrarySignResponse = MethodResult<'sign'>;

export const config = Object.freeze({
  VERSION: '2.1.0',
  EXTENSION_HANDSHAKE_TIMEOUT: 1_000,
  NATIVE_APP_HANDSHAKE_TIMEOUT: 5_000,
  DEFAULT_USER_INTERACTION_TIMEOUT: 120_000,
  MAX_EXTENSION_LOAD_DELAY: 1_000,
});

/** @throws one of web-eid.js's errors, with `library` set. */
export async function status(): Promise<LibraryStatusResponse> {
  const library = config.VERSION;
  try {
    const { version } = await perform('status', (bridge) => bridge.status());
    return { library, extension: version, nativeApp: version };
  } catch (error) {
    throw Object.assign(error as Error, { library });
  }
}

/**
 * @param challengeNonce base64, 44 to 128 characters, from your server.
 * @throws one of web-eid.js's errors.
 */
export async function authenticate(
  challengeNonce: string,
  options?: ActionOptions,
): Promise<LibraryAuthenticateResponse> {
  require({ challengeNonce });
  const { lang, call } = read(options);
  const params = { challengeNonce, lang };
  return (await perform('authenticate', (bridge) => bridge.authenticate(params, call()))).authToken;
}

/** @throws one of web-eid.js's errors. */
export function getSigningCertificate(options?: ActionOptions): Promise<LibraryGetSigningCertificateResponse> {
  const { lang, call } = read(options);
  return perform('getSigningCertificate', (bridge) => bridge.getSigningCertificate({ lang }, call()));
}

/**
 * @param certificate as got from `getSigningCertificate`.
 * @param hash base64.
 * @param hashFunction `SHA-256`, `SHA-384` or `SHA-512`.
 * @throws one of web-eid.js's errors.
 */
export async function sign(
  certificate: string,
  hash: string,
  hashFunction: string,
  options?: ActionOptions,
): Promise<LibrarySignResponse> {
  require({ certificate, hash, hashFunction });
  const { lang, call } = read(options);
  const params = { certificate, hash, hashFunction, documentName: missingDocumentName(lang), lang };
  // The bridge refuses a hash function it does not know; web-eid.js's type allows any text.
  return perform('sign', (bridge) => bridge.sign(params as Params<'sign'>, call()));
}

function require(parameters: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(parameters)) {
    if (!value) throw new MissingParameterError(`missing parameter: ${name}`);
  }
}

function read(options: ActionOptions = {}) {
  const { userInteractionTimeout = config.DEFAULT_USER_INTERACTION_TIMEOUT } = options;
  // Made when the call starts, so that the browser's own question does not eat the citizen's time.
  const call = (): { signal: AbortSignal } => ({ signal: within(userInteractionTimeout, undefined) });
  return { lang: knownLanguage(options.lang), call };
}

export { Action } from './web-eid/action.ts';
export * from './web-eid/errors.ts';
