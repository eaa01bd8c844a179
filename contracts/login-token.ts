import * as v from 'valibot';

/** Signature algorithms of the token (RFC 7518 section 3.1); Belgian cards give RS256 (RSA) or ES384 (P-384). */
export const TOKEN_ALGORITHMS = [
  'ES256',
  'ES384',
  'ES512',
  'PS256',
  'PS384',
  'PS512',
  'RS256',
  'RS384',
  'RS512',
] as const;

export type TokenAlgorithm = (typeof TOKEN_ALGORITHMS)[number];

/** The one format string this product emits (Web eID authentication token, version 1.0). */
export const TOKEN_FORMAT = 'web-eid:1.0';

/**
 * Web eID authentication token 1.0 as the bridge emits it. The signature is over H(origin) || H(nonce), hashed once
 * more with H, where H is the SHA-2 of the algorithm; `signature` and certificate are padded standard base64, ECDSA
 * signatures raw R||S.
 */
export const LoginToken = v.strictObject({
  format: v.literal(TOKEN_FORMAT),
  unverifiedCertificate: v.string(),
  algorithm: v.picklist(TOKEN_ALGORITHMS),
  signature: v.string(),
  appVersion: v.string(),
});

export type LoginToken = v.InferOutput<typeof LoginToken>;
