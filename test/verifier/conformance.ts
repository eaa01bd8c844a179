import { readFileSync } from 'node:fs';

/** One entry of vectors/web-eid-tokens.json. `clock`: verify as if at this time; `expected`: `valid`, or the Java library's exception. */
export interface TokenVector {
  readonly name: string;
  readonly token: string | null;
  readonly nonce: string;
  readonly origin: string;
  readonly trustedCAs: readonly string[];
  readonly clock: string;
  readonly disallowedPolicies: readonly string[];
  readonly mode: 'full' | 'signature-only';
  readonly expected: string;
  readonly alsoAcceptable?: readonly string[];
}

const file = new URL('./vectors/web-eid-tokens.json', import.meta.url);

export const TOKEN_VECTORS = JSON.parse(readFileSync(file, 'utf8')) as readonly TokenVector[];

export function tokenVector(name: string): TokenVector {
  const vector = TOKEN_VECTORS.find((candidate) => candidate.name === name);
  if (vector === undefined) throw new Error(`no vector ${name}`);
  return vector;
}

export function authoritiesOf(vector: TokenVector): readonly Uint8Array[] {
  return vector.trustedCAs.map((base64) => Buffer.from(base64, 'base64'));
}
