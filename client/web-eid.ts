import type { HashFunction, MethodResult } from '../contracts/page-messages.ts';
import { missingDocumentName } from './web-eid/document-name.ts';
import { MissingParameterError } from './web-eid/errors.ts';
import { DEFAULT_USER_INTERACTION_TIMEOUT, perform, type ActionOptions } from './web-eid/shared-bridge.ts';

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
 * - the error classes are exports of this entry; the default message of each is its code.
 */

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
  DEFAULT_USER_INTERACTION_TIMEOUT,
  MAX_EXTENSION_LOAD_DELAY: 1_000,
});

/** @throws one of web-eid.js's errors, with `library` set. */
export async function status(): Promise<LibraryStatusResponse> {
  const library = config.VERSION;
  try {
    const { version } = await perform('status', {}, (bridge) => bridge.status());
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
  options: ActionOptions = {},
): Promise<LibraryAuthenticateResponse> {
  refuseMissing({ challengeNonce });
  const { authToken } = await perform('authenticate', options, (bridge, lang, call) =>
    bridge.authenticate({ challengeNonce, lang }, call),
  );
  return authToken;
}

/** @throws one of web-eid.js's errors. */
export function getSigningCertificate(options: ActionOptions = {}): Promise<LibraryGetSigningCertificateResponse> {
  return perform('getSigningCertificate', options, (bridge, lang, call) =>
    bridge.getSigningCertificate({ lang }, call),
  );
}

/**
 * @param certificate as got from `getSigningCertificate`.
 * @param hash base64.
 * @param hashFunction `SHA-256`, `SHA-384` or `SHA-512`; the bridge refuses any other.
 * @throws one of web-eid.js's errors.
 */
export async function sign(
  certificate: string,
  hash: string,
  hashFunction: string,
  options: ActionOptions = {},
): Promise<LibrarySignResponse> {
  refuseMissing({ certificate, hash, hashFunction });
  return perform('sign', options, (bridge, lang, call) => {
    const documentName = missingDocumentName(lang);
    return bridge.sign({ certificate, hash, hashFunction: hashFunction as HashFunction, documentName, lang }, call);
  });
}

function refuseMissing(parameters: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(parameters)) {
    if (!value) throw new MissingParameterError(`missing parameter: ${name}`);
  }
}

export type { ActionOptions } from './web-eid/shared-bridge.ts';
export { Action } from './web-eid/action.ts';
export * from './web-eid/errors.ts';
