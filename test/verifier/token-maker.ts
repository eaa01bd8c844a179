import { constants, createHash, sign, type KeyObject } from 'node:crypto';
import type { LoginToken, TokenAlgorithm } from '../../contracts/login-token.ts';
import type { SimulatedCard } from '../../simulator/cards.ts';

export const ORIGIN = 'https://commune.example';
export const NOW = new Date('2026-06-15T10:00:00Z');

interface Signing {
  readonly certificate: Uint8Array;
  readonly key: KeyObject;
  readonly nonce: string;
  readonly origin?: string;
  readonly algorithm: TokenAlgorithm;
}

/** What an honest bridge makes of a card, written independently of the verifier. */
export function makeToken({ certificate, key, nonce, origin = ORIGIN, algorithm }: Signing): LoginToken {
  const hash = `sha${algorithm.slice(2)}`;
  const digest = (text: string): Buffer => createHash(hash).update(text).digest();
  const message = Buffer.concat([digest(origin), digest(nonce)]);
  const signature = algorithm.startsWith('PS')
    ? sign(hash, message, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: Number(algorithm.slice(2)) / 8 })
    : sign(hash, message, { key: key, dsaEncoding: 'ieee-p1363' });
  return {
    format: 'web-eid:1.0',
    unverifiedCertificate: Buffer.from(certificate).toString('base64'),
    algorithm,
    signature: signature.toString('base64'),
    appVersion: 'https://eid-bridge.example/test/1.0',
  };
}

export function cardToken(card: SimulatedCard, nonce: string, origin = ORIGIN): LoginToken {
  const algorithm = card.keyType === 'rsa-2048' ? 'RS256' : 'ES384';
  return makeToken({
    certificate: card.certificates.authentication,
    key: card.keys.authentication,
    nonce,
    origin,
    algorithm,
  });
}

export function cardChain(card: SimulatedCard): readonly string[] {
  return [card.certificates.ca, card.certificates.root].map(base64);
}

export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
