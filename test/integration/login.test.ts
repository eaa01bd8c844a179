import { createHash, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SignatureAlgorithm } from '../../contracts/page-messages.ts';
import { loadCard, loadTestRoots, type SimulatedCard } from '../../simulator/cards.ts';
import { createMemoryChallengeStore, createVerifier } from '../../verifier/index.ts';
import { isSigned } from '../contract/card-calls.ts';
import { startSoftHsmCards } from '../contract/softhsm-cards.ts';
import { nonceFor, provesLogin } from '../support/bridge/login-proof.ts';
import { brokenWebEidRules } from '../support/web-eid-rules.ts';
import { SITE, startBridge, type BridgeOnCards } from './bridge-on-cards.ts';

const CASES = [
  { citizen: 'fr-rsa', algorithm: 'RS256', hashes: ['SHA-256', 'SHA-384', 'SHA-512'] },
  { citizen: 'nl-p384', algorithm: 'ES384', hashes: ['SHA-384'] },
] as const;

describe.each(CASES)('on SoftHSM, $citizen', ({ citizen, algorithm, hashes }) => {
  let bridge: BridgeOnCards;
  let card: SimulatedCard;

  beforeAll(async () => {
    card = await loadCard(citizen);
    bridge = await startBridge(await startSoftHsmCards([citizen]));
  });

  afterAll(() => bridge.close());

  it('logs in: the token is the card’s over this origin and nonce', async () => {
    const page = await bridge.connect();
    const nonce = nonceFor(citizen);
    const { authToken, chain, identity } = await page.call('authenticate', { challengeNonce: nonce });
    expect(authToken).toMatchObject({ format: 'web-eid:1.0', algorithm });
    expect(authToken.unverifiedCertificate).toBe(Buffer.from(card.certificates.authentication).toString('base64'));
    expect(provesLogin(authToken, SITE, nonce)).toBe(true);
    expect(provesLogin(authToken, 'https://other.example', nonce)).toBe(false);
    expect(chain).toEqual(
      [card.certificates.ca, card.certificates.root].map((der) => Buffer.from(der).toString('base64')),
    );
    expect(identity).toBeUndefined();
    expect(page.states).toEqual(['awaiting-consent', 'awaiting-pin', 'signing']);
  });

  it('gives a token that keeps each rule of Web eID, whatever else the page asked for', async () => {
    const page = await bridge.connect();
    const nonce = nonceFor(`interop ${citizen}`);
    const identity = { fields: ['surname', 'photo'], purpose: 'Account', signed: true } as const;
    const { authToken } = await page.call('authenticate', { challengeNonce: nonce, identity });
    const text = JSON.stringify(authToken);
    expect(brokenWebEidRules(text, SITE, nonce)).toEqual([]);
    expect(brokenWebEidRules(text, SITE, nonceFor('another'))).toEqual(['signature']);
    expect(brokenWebEidRules(JSON.stringify({ ...authToken, chain: [] }), SITE, nonce)).toEqual([
      'exactly the five fields',
      'all fields are texts',
    ]);
  });

  it('passes the verifier, with the identity proven', async () => {
    const verifier = createVerifier({
      origin: SITE,
      challenges: createMemoryChallengeStore(),
      revocation: 'off',
      testRoots: await loadTestRoots(),
      warn: () => undefined,
    });
    const page = await bridge.connect();
    const sessionId = 'a session of the e-counter';
    const { authToken, chain, identity } = await page.call('authenticate', {
      challengeNonce: await verifier.issueChallenge(sessionId),
      identity: { fields: ['surname', 'nationalNumber', 'address', 'photo'], purpose: 'Account', signed: true },
    });
    const login = await verifier.verifyLogin({ sessionId, authToken, chain });
    expect(login.subject.nationalNumber).toBe(card.citizen.nationalNumber);
    const { values } = verifier.verifyIdentity({ evidence: identity?.evidence, login, chain });
    expect(values).toMatchObject({ surname: card.citizen.surname, address: card.citizen.address });
    expect(values.photo).toBe(Buffer.from(card.files.photo).toString('base64'));
    expect(Object.keys(identity?.values ?? {}).sort()).toEqual(['address', 'nationalNumber', 'photo', 'surname']);
  });

  it('reads the identity without a PIN, and only what was asked', async () => {
    const page = await bridge.connect();
    const { identity } = await page.call('readIdentity', { fields: ['givenNames', 'birthDate'], purpose: 'Form' });
    const { givenNames, birthDate } = card.citizen;
    expect(identity).toEqual({ values: { ...(givenNames === undefined ? {} : { givenNames }), birthDate } });
    expect(page.states).not.toContain('awaiting-pin');
  });

  it.each(hashes)('signs the %s of a document with the signature key', async (hashFunction) => {
    const page = await bridge.connect();
    const { certificate, supportedSignatureAlgorithms } = await page.call('getSigningCertificate');
    expect(certificate).toBe(Buffer.from(card.certificates.signature).toString('base64'));
    expect(supportedSignatureAlgorithms.map((supported: SignatureAlgorithm) => supported.hashFunction)).toEqual(hashes);
    const document = Buffer.from('the text of the document');
    const digest = createHash(hashFunction.replace('-', '')).update(document).digest();
    const { signature, signatureAlgorithm } = await page.call('sign', {
      certificate,
      hash: digest.toString('base64'),
      hashFunction,
      documentName: 'Agreement',
    });
    expect(signatureAlgorithm.hashFunction).toBe(hashFunction);
    const { publicKey } = new X509Certificate(Buffer.from(certificate, 'base64'));
    const name = `${algorithm.slice(0, 2)}${hashFunction.slice(4)}` as typeof algorithm;
    expect(isSigned(name, publicKey, Buffer.from(signature, 'base64'), document)).toBe(true);
  });
});
