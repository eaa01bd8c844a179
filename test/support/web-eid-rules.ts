import { createHash, verify, X509Certificate } from 'node:crypto';

/** What Web eID's 1.0 specification and its released libraries allow, written down without a look at our verifier. */

const FIELDS = ['algorithm', 'appVersion', 'format', 'signature', 'unverifiedCertificate'];
const ALGORITHMS = ['ES256', 'ES384', 'ES512', 'PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512'];
const PADDED_BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** @returns each rule that this text of a token breaks */
export function brokenWebEidRules(text: string, origin: string, nonce: string): readonly string[] {
  if (text.length < 100 || text.length > 10_000) return ['length of 100 to 10 000 characters'];
  const token = JSON.parse(text) as Record<string, unknown>;
  const field = (name: string): string => (typeof token[name] === 'string' ? token[name] : '');
  const broken: string[] = [];
  const rule = (name: string, kept: boolean): void => {
    if (!kept) broken.push(name);
  };
  rule('exactly the five fields', JSON.stringify(Object.keys(token).sort()) === JSON.stringify(FIELDS));
  rule(
    'all fields are texts',
    Object.values(token).every((value) => typeof value === 'string' && value !== ''),
  );
  rule('format', field('format') === 'web-eid:1.0');
  rule('algorithm', ALGORITHMS.includes(field('algorithm')));
  rule('base64 of the certificate', PADDED_BASE64.test(field('unverifiedCertificate')));
  rule('base64 of the signature', PADDED_BASE64.test(field('signature')));
  rule('appVersion names a product and version by a URL', /^https:\/\/\S+\/\d+\.\d+\S*$/.test(field('appVersion')));
  rule('nonce of at least 256 bits', nonce.length >= 44);
  rule('origin without a path', new URL(origin).origin === origin);
  rule('signature', isSigned(field('algorithm'), token, origin, nonce));
  return broken;
}

/** The signature is over hash(origin) ‖ hash(nonce); ECDSA's is r ‖ s (RFC 7518 section 3.4). */
function isSigned(algorithm: string, token: Record<string, unknown>, origin: string, nonce: string): boolean {
  const hash = `sha${algorithm.slice(2)}`;
  const digest = (text: string): Buffer => createHash(hash).update(text, 'utf8').digest();
  const { publicKey } = new X509Certificate(Buffer.from(String(token['unverifiedCertificate']), 'base64'));
  const signature = Buffer.from(String(token['signature']), 'base64');
  const key = { key: publicKey, dsaEncoding: 'ieee-p1363' as const };
  return verify(hash, Buffer.concat([digest(origin), digest(nonce)]), key, signature);
}
