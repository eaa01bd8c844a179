import { createHash, randomBytes } from 'node:crypto';
import type { Page } from './page.ts';
import type { KeyName } from './world.ts';

/** The calls of a page, with parameters as a real one sends them. */

export function logIn(page: Page): Promise<unknown> {
  return page.call('authenticate', { challengeNonce: randomBytes(32).toString('base64') });
}

export function logInWithIdentity(page: Page): Promise<unknown> {
  return page.call('authenticate', {
    challengeNonce: randomBytes(32).toString('base64'),
    identity: {
      fields: ['surname', 'givenNames', 'birthDate', 'nationalNumber', 'address'],
      purpose: 'Create an account',
      signed: true,
    },
  });
}

export async function signingCertificate(page: Page): Promise<string> {
  const { certificate } = (await page.call('getSigningCertificate')) as { certificate: string };
  return certificate;
}

export function signDocument(page: Page, key: KeyName, certificate: string): Promise<unknown> {
  const { algorithm, hashFunction } = SIGN_HASH[key];
  const hash = createHash(algorithm).update(randomBytes(32)).digest('base64');
  return page.call('sign', { certificate, hash, hashFunction, documentName: 'Bench' });
}

const SIGN_HASH = {
  'RSA-2048': { algorithm: 'sha256', hashFunction: 'SHA-256' },
  'P-384': { algorithm: 'sha384', hashFunction: 'SHA-384' },
} as const;
