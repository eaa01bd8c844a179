import { createHash, sign } from 'node:crypto';
import type { IdentityEvidence } from '../../../contracts/identity.ts';
import type { LoginToken } from '../../../contracts/login-token.ts';
import type { SimulatedCard } from '../../../simulator/cards.ts';

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** The token a bridge would give for this card: the signature is over H(origin) || H(nonce). */
export function loginToken(card: SimulatedCard, origin: string, nonce: string): LoginToken {
  const [algorithm, hash] =
    card.keyType === 'rsa-2048' ? (['RS256', 'sha256'] as const) : (['ES384', 'sha384'] as const);
  const digest = (text: string): Buffer => createHash(hash).update(text, 'utf8').digest();
  const message = Buffer.concat([digest(origin), digest(nonce)]);
  const signature = sign(hash, message, { key: card.keys.authentication, dsaEncoding: 'ieee-p1363' });
  return {
    format: 'web-eid:1.0',
    unverifiedCertificate: base64(card.certificates.authentication),
    algorithm,
    signature: base64(signature),
    appVersion: 'https://example.invalid/test/0.0.0',
  };
}

export function chainOf(card: SimulatedCard): string[] {
  return [base64(card.certificates.ca), base64(card.certificates.root)];
}

export function evidenceOf(card: SimulatedCard): IdentityEvidence {
  const { files, certificates } = card;
  return {
    identityFile: base64(files.identity),
    identitySignature: base64(files.identitySignature),
    addressFile: base64(files.address),
    addressSignature: base64(files.addressSignature),
    registerCertificate: base64(certificates.register),
  };
}
