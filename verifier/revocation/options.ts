import { readCertificate, withoutPadding, type Certificate } from '../certificate.ts';
import { ConfigurationError } from '../errors.ts';

export const REVOCATION_SOURCES = ['ocsp', 'crl'] as const;
export type RevocationSource = (typeof REVOCATION_SOURCES)[number];

/** A responder of the operator's choice, asked instead of the one the certificate names (RFC 6960 section 4.2.2.2, case 1). */
export interface DesignatedResponder {
  readonly url: string;
  /** Its certificate, DER: answers count when this key signed them, whoever issued it. */
  readonly certificate: Uint8Array;
}

export interface RevocationOptions {
  /** Asked in this order until one answers; `['ocsp', 'crl']` by default. */
  readonly sources?: readonly RevocationSource[];
  /** When no source can be reached: `'refuse'` the login (the default), or `'accept'` it unchecked. */
  readonly whenUnavailable?: 'refuse' | 'accept';
  /** Longest wait for one request, in milliseconds: 5 000 by default, at most 60 000. */
  readonly timeoutMs?: number;
  /** Longest time an answer is kept, in milliseconds, never past its own nextUpdate: one hour by default, 0 for never. */
  readonly cacheMs?: number;
  /**
   * The nonce of an OCSP request (RFC 9654): `'required'` in the answer (the default), or `'when-answered'` for
   * responders that leave it out, whose answers a thief could repeat until their nextUpdate.
   */
  readonly nonce?: 'required' | 'when-answered';
  /** An HTTP proxy, `http://host:port`. The addresses of responders and lists are plain HTTP, as their answers are signed. */
  readonly proxy?: string;
  readonly responder?: DesignatedResponder;
}

/**
 * How revoked cards are found. `'off'`: not at all, a card reported stolen logs in until it expires. It has to be
 * written out, so that nobody believes it is checked.
 */
export type Revocation = 'off' | RevocationOptions;

export interface RevocationSettings {
  readonly sources: readonly RevocationSource[];
  readonly acceptUnavailable: boolean;
  readonly timeoutMs: number;
  readonly cacheMs: number;
  readonly nonceRequired: boolean;
  readonly proxy: URL | null;
  readonly responder: { readonly url: URL; readonly certificate: Certificate } | null;
}

const HOUR_MS = 3_600_000;

/** @throws ConfigurationError for the first wrong option */
export function readRevocation(revocation: Revocation): RevocationSettings | 'off' {
  if (revocation === 'off') return 'off';
  demand(isObject(revocation), "must be written out: { } with options, or 'off' to let revoked cards log in");
  const { sources = REVOCATION_SOURCES, whenUnavailable = 'refuse', nonce = 'required' } = revocation;
  const { timeoutMs = 5_000, cacheMs = HOUR_MS, proxy, responder } = revocation;
  const known = Array.isArray(sources) && sources.length > 0 && sources.every(isSource);
  demand(known && new Set(sources).size === sources.length, "sources must be a list of 'ocsp' and 'crl'");
  demand(['refuse', 'accept'].includes(whenUnavailable), "whenUnavailable must be 'refuse' or 'accept'");
  demand(['required', 'when-answered'].includes(nonce), "nonce must be 'required' or 'when-answered'");
  demand(timeoutMs > 0 && timeoutMs <= 60_000, 'timeoutMs must be more than 0 and at most 60000');
  demand(cacheMs >= 0 && Number.isFinite(cacheMs), 'cacheMs must be 0 or more');
  return {
    sources,
    acceptUnavailable: whenUnavailable === 'accept',
    timeoutMs,
    cacheMs,
    nonceRequired: nonce === 'required',
    proxy: proxy === undefined ? null : plainHttp('proxy', proxy),
    responder: responder === undefined ? null : readResponder(responder),
  };
}

function readResponder({ url, certificate }: DesignatedResponder): RevocationSettings['responder'] {
  const read = certificate instanceof Uint8Array ? readCertificate(withoutPadding(certificate)) : null;
  if (read === null) throw new ConfigurationError('revocation', 'responder.certificate is no DER certificate');
  return { url: plainHttp('responder.url', url), certificate: read };
}

function plainHttp(name: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 'http:') throw new ConfigurationError('revocation', `${name} must be an http:// address`);
  return url;
}

function isSource(source: unknown): boolean {
  return source === 'ocsp' || source === 'crl';
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function demand(condition: boolean, problem: string): asserts condition {
  if (!condition) throw new ConfigurationError('revocation', problem);
}
