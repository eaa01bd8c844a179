import type { LoginToken } from '../../contracts/login-token.ts';
import type {
  HashFunction,
  Method,
  MethodResult,
  NotificationName,
  Notification,
} from '../../contracts/page-messages.ts';

/**
 * Hand-written guards for what the bridge sends (the schemas' library is too heavy for a page). Members that this
 * version does not know are let through: a newer bridge may send more.
 */
type Guard<T> = (value: unknown) => value is T;

type Shape<T> = { readonly [K in keyof T]-?: Guard<T[K]> };

const text: Guard<string> = (value) => typeof value === 'string';
const truth: Guard<boolean> = (value) => typeof value === 'boolean';
const number: Guard<number> = (value) => typeof value === 'number';

const maybe =
  <T>(guard: Guard<T>): Guard<T | undefined> =>
  (value): value is T | undefined =>
    value === undefined || guard(value);

/** Named once, for a page loads it. */
const maybeText = maybe(text);

const orNull =
  <T>(guard: Guard<T>): Guard<T | null> =>
  (value): value is T | null =>
    value === null || guard(value);

const list =
  <T>(guard: Guard<T>): Guard<T[]> =>
  (value): value is T[] =>
    Array.isArray(value) && value.every(guard);

const oneOf =
  <const T extends string>(...allowed: readonly T[]): Guard<T> =>
  (value): value is T =>
    (allowed as readonly unknown[]).includes(value);

const like =
  <T extends string>(pattern: RegExp): Guard<T> =>
  (value): value is T =>
    text(value) && pattern.test(value);

const shape =
  <T>(members: Shape<T>): Guard<T> =>
  (value): value is T =>
    isRecord(value) && Object.keys(members).every((name) => members[name as keyof T](value[name]));

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const signatureAlgorithm = shape({
  cryptoAlgorithm: oneOf('RSA', 'ECC'),
  hashFunction: like<HashFunction>(/^SHA-(256|384|512)$/),
  paddingScheme: oneOf('PKCS1.5', 'NONE'),
});

const identity = shape<MethodResult<'readIdentity'>['identity']>({
  values: shape({
    surname: maybeText,
    givenNames: maybeText,
    birthDate: maybeText,
    birthPlace: maybeText,
    sex: maybe(oneOf('M', 'F')),
    nationality: maybeText,
    nationalNumber: maybeText,
    address: maybe(shape({ streetAndNumber: text, postalCode: text, municipality: text })),
    cardNumber: maybeText,
    cardValidity: maybe(shape({ from: text, until: text })),
    photo: maybeText,
  }),
  evidence: maybe(
    shape({
      identityFile: text,
      identitySignature: text,
      addressFile: text,
      addressSignature: text,
      photo: maybeText,
      registerCertificate: text,
    }),
  ),
});

export const RESULT_GUARDS: { readonly [M in Method]: Guard<MethodResult<M>> } = {
  status: shape<MethodResult<'status'>>({
    name: text,
    version: text,
    apiLevel: number,
    readers: maybe(
      list(
        shape({
          id: text,
          name: text,
          pinPad: truth,
          card: orNull(
            shape({ state: oneOf('ready', 'unsupported', 'unreadable'), kind: oneOf('belgian-eid', 'other') }),
          ),
        }),
      ),
    ),
  }),
  authenticate: shape<MethodResult<'authenticate'>>({
    authToken: shape({
      format: oneOf('web-eid:1.0'),
      unverifiedCertificate: text,
      algorithm: like<LoginToken['algorithm']>(/^[EPR]S(256|384|512)$/),
      signature: text,
      appVersion: text,
    }),
    chain: maybe(list(text)),
    identity: maybe(identity),
  }),
  readIdentity: shape<MethodResult<'readIdentity'>>({ identity }),
  getSigningCertificate: shape<MethodResult<'getSigningCertificate'>>({
    certificate: text,
    supportedSignatureAlgorithms: list(signatureAlgorithm),
  }),
  sign: shape<MethodResult<'sign'>>({ signature: text, signatureAlgorithm }),
  cancel: shape<MethodResult<'cancel'>>({ cancelled: truth }),
};

export const NOTIFICATION_GUARDS: { readonly [N in NotificationName]: Guard<Notification<N>> } = {
  operation: shape<Notification<'operation'>>({
    state: oneOf('awaiting-consent', 'awaiting-reader', 'awaiting-card', 'awaiting-pin', 'reading', 'signing'),
  }),
  reader: shape<Notification<'reader'>>({ event: oneOf('added', 'removed'), readerId: text }),
  card: shape<Notification<'card'>>({ event: oneOf('inserted', 'removed'), readerId: text }),
};
