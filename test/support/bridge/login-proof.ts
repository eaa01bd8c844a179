import { createHash, verify, X509Certificate } from 'node:crypto';
import type { LoginToken } from '../../../contracts/login-token.ts';

/** 44 characters and more of what a server's challenge looks like, different for each name. */
export function nonceFor(name: string): string {
  return createHash('sha256').update(name).digest('base64');
}

/** Whether the token's signature is the certificate's over this origin and nonce (Web eID token 1.0). */
export function provesLogin(token: LoginToken, origin: string, nonce: string): boolean {
  const hash = `sha${token.algorithm.slice(2)}`;
  const hashed = (text: string): Buffer => createHash(hash).update(text, 'utf8').digest();
  const { publicKey } = new X509Certificate(Buffer.from(token.unverifiedCertificate, 'base64'));
  const signed = Buffer.concat([hashed(origin), hashed(nonce)]);
  return verify(hash, signed, { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(token.signature, 'base64'));
}
