import * as v from 'valibot';
import { ERROR_CODES } from './errors.ts';
import { Identity, IDENTITY_FIELDS } from './identity.ts';
import { LANGUAGES } from './languages.ts';
import { LoginToken } from './login-token.ts';

/** The boundary web page <-> bridge: JSON-RPC 2.0 over WebSocket, one object a text frame (docs/protocol.md). */

const lang = v.optional(v.picklist(LANGUAGES));
const base64 = v.pipe(v.string(), v.base64());
const fields = v.pipe(
  v.array(v.picklist(IDENTITY_FIELDS)),
  v.minLength(1),
  v.check((list) => new Set(list).size === list.length),
);
/**
 * Shown to the citizen as the site's own claim: one line of text, without control or direction characters, and without
 * runs of blanks that could push a forged line of its own to the next row.
 */
const purpose = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(200),
  v.regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u),
  v.check((text) => !/\p{Zs}{2}/u.test(text)),
);

const identityEntries = {
  fields,
  /** Those of `fields` that the citizen may decline without ending the operation. */
  optional: v.optional(fields),
  purpose,
  /** Also return the card's whole files with the National Register's signatures. */
  signed: v.optional(v.boolean()),
};
export const IdentityRequest = v.pipe(
  v.strictObject(identityEntries),
  v.check((request) => isPart(request.optional, request.fields)),
);
export type IdentityRequest = v.InferOutput<typeof IdentityRequest>;

export const SignatureAlgorithm = v.strictObject({
  cryptoAlgorithm: v.picklist(['RSA', 'ECC']),
  hashFunction: v.picklist(['SHA-256', 'SHA-384', 'SHA-512']),
  paddingScheme: v.picklist(['PKCS1.5', 'NONE']),
});
export type SignatureAlgorithm = v.InferOutput<typeof SignatureAlgorithm>;

export const HASH_BYTES = { 'SHA-256': 32, 'SHA-384': 48, 'SHA-512': 64 } as const;
export type HashFunction = keyof typeof HASH_BYTES;

const noParams = v.optional(v.strictObject({}));

/** Parameters of each method. Unknown parameters are refused. */
export const METHOD_PARAMS = {
  status: noParams,
  authenticate: v.strictObject({
    challengeNonce: v.pipe(v.string(), v.minLength(44), v.maxLength(128), v.regex(/^[\x21-\x7e]+$/)),
    lang,
    identity: v.optional(IdentityRequest),
  }),
  readIdentity: v.pipe(
    v.strictObject({ ...identityEntries, lang }),
    v.check((request) => isPart(request.optional, request.fields)),
  ),
  getSigningCertificate: v.optional(v.strictObject({ lang })),
  sign: v.pipe(
    v.strictObject({
      certificate: base64,
      hash: base64,
      hashFunction: v.picklist(['SHA-256', 'SHA-384', 'SHA-512']),
      documentName: purpose,
      lang,
    }),
    v.check((params) => base64Bytes(params.hash) === HASH_BYTES[params.hashFunction]),
  ),
  cancel: noParams,
} as const;

export type Method = keyof typeof METHOD_PARAMS;
export type Params<M extends Method> = v.InferOutput<(typeof METHOD_PARAMS)[M]>;

export const METHODS = Object.keys(METHOD_PARAMS) as readonly Method[];

export const CardSummary = v.strictObject({
  /** `ready`: can log in; `unsupported`: no certificate we can use; `unreadable`: the card or module failed. */
  state: v.picklist(['ready', 'unsupported', 'unreadable']),
  kind: v.picklist(['belgian-eid', 'other']),
});
export type CardSummary = v.InferOutput<typeof CardSummary>;

export const ReaderSummary = v.strictObject({
  id: v.string(),
  name: v.string(),
  pinPad: v.boolean(),
  card: v.nullable(CardSummary),
});
export type ReaderSummary = v.InferOutput<typeof ReaderSummary>;

export const StatusResult = v.strictObject({
  name: v.string(),
  version: v.string(),
  apiLevel: v.number(),
  /** Only for an origin the citizen or the administrator approved. */
  readers: v.optional(v.array(ReaderSummary)),
});

export const AuthenticateResult = v.strictObject({
  authToken: LoginToken,
  /** CA and root certificates found on the card, base64 DER: hints, never trusted by themselves. */
  chain: v.optional(v.array(base64)),
  identity: v.optional(Identity),
});

export const SigningCertificateResult = v.strictObject({
  certificate: base64,
  supportedSignatureAlgorithms: v.array(SignatureAlgorithm),
});

export const SignResult = v.strictObject({
  /** ECDSA raw R||S, RSA PKCS#1 v1.5; base64. */
  signature: base64,
  signatureAlgorithm: SignatureAlgorithm,
});

export const METHOD_RESULTS = {
  status: StatusResult,
  authenticate: AuthenticateResult,
  readIdentity: v.strictObject({ identity: Identity }),
  getSigningCertificate: SigningCertificateResult,
  sign: SignResult,
  cancel: v.strictObject({ cancelled: v.boolean() }),
} as const;

export type MethodResult<M extends Method> = v.InferOutput<(typeof METHOD_RESULTS)[M]>;

export const RequestId = v.union([v.pipe(v.string(), v.maxLength(64)), v.pipe(v.number(), v.safeInteger())]);
export type RequestId = v.InferOutput<typeof RequestId>;

/** A request frame before its method is known. */
export const RequestFrame = v.strictObject({
  jsonrpc: v.literal('2.0'),
  id: RequestId,
  method: v.pipe(v.string(), v.maxLength(64)),
  /** By name only: an array, which JSON-RPC allows too, names nothing. */
  params: v.optional(v.custom<Record<string, unknown>>(isObject)),
});
export type RequestFrame = v.InferOutput<typeof RequestFrame>;

export const ResponseFrame = v.strictObject({
  jsonrpc: v.literal('2.0'),
  id: RequestId,
  result: v.unknown(),
});

export const ErrorFrame = v.strictObject({
  jsonrpc: v.literal('2.0'),
  /** null where the request was too broken to have an id. */
  id: v.nullable(RequestId),
  error: v.strictObject({
    code: v.number(),
    message: v.string(),
    data: v.strictObject({
      code: v.picklist(ERROR_CODES),
      retriable: v.boolean(),
      triesLeft: v.optional(v.number()),
    }),
  }),
});

export const OPERATION_STATES = [
  'awaiting-consent',
  'awaiting-reader',
  'awaiting-card',
  'awaiting-pin',
  'reading',
  'signing',
] as const;
export type OperationState = (typeof OPERATION_STATES)[number];

export const NOTIFICATIONS = {
  operation: v.strictObject({ state: v.picklist(OPERATION_STATES) }),
  reader: v.strictObject({ event: v.picklist(['added', 'removed']), readerId: v.string() }),
  card: v.strictObject({ event: v.picklist(['inserted', 'removed']), readerId: v.string() }),
} as const;

export type NotificationName = keyof typeof NOTIFICATIONS;
export type Notification<N extends NotificationName> = v.InferOutput<(typeof NOTIFICATIONS)[N]>;

export const NotificationFrame = v.union([
  v.strictObject({ jsonrpc: v.literal('2.0'), method: v.literal('operation'), params: NOTIFICATIONS.operation }),
  v.strictObject({ jsonrpc: v.literal('2.0'), method: v.literal('reader'), params: NOTIFICATIONS.reader }),
  v.strictObject({ jsonrpc: v.literal('2.0'), method: v.literal('card'), params: NOTIFICATIONS.card }),
]);
export type NotificationFrame = v.InferOutput<typeof NotificationFrame>;

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Length in bytes of padded standard base64. */
function base64Bytes(text: string): number {
  return (text.length / 4) * 3 - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);
}

function isPart(part: readonly string[] = [], whole: readonly string[]): boolean {
  return part.every((entry) => whole.includes(entry));
}
