import * as v from 'valibot';
import { TOKEN_ALGORITHMS, type TokenAlgorithm } from '../contracts/login-token.ts';
import { fail, ok, type Result } from '../contracts/result.ts';

const MIN_CHARACTERS = 100;
const MAX_CHARACTERS = 10_000;

/**
 * Fields of a token 1.x that a verdict depends on. Others are ignored, as every Web eID library does; appVersion is among
 * them, because early clients wrote it as `issuerApp`.
 */
const TokenFields = v.object({
  format: v.string(),
  unverifiedCertificate: v.pipe(v.string(), v.nonEmpty()),
  algorithm: v.picklist(TOKEN_ALGORITHMS),
  signature: v.pipe(v.string(), v.nonEmpty()),
});

export interface Token {
  readonly format: string;
  readonly unverifiedCertificate: string;
  readonly algorithm: TokenAlgorithm;
  readonly signature: string;
}

/** @param authToken the token as JSON text, or as the object a JSON body parser made of it */
export function parseToken(authToken: unknown, acceptsFormat: (format: string) => boolean): Result<Token, null> {
  const text = typeof authToken === 'string' ? authToken : toJson(authToken);
  if (text === null || text.length < MIN_CHARACTERS || text.length > MAX_CHARACTERS) return fail(null);
  const parsed = v.safeParse(TokenFields, fromJson(text));
  return parsed.success && acceptsFormat(parsed.output.format) ? ok(parsed.output) : fail(null);
}

/** Through text, so that an object is measured and read exactly as a text is: no getters, no prototypes, no cycles. */
function toJson(value: unknown): string | null {
  try {
    const text: unknown = JSON.stringify(value);
    return typeof text === 'string' ? text : null;
  } catch {
    return null;
  }
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
