import { beforeAll, describe, expect, it } from '@jest/globals';
import { CITIZEN_IDS, loadCard, loadTestRoots, type SimulatedCard } from '../../simulator/cards.ts';
import {
  createMemoryChallengeStore,
  createVerifier,
  type ChallengeStore,
  type Verifier,
  type VerifierOptions,
} from '../../verifier/index.ts';
import { cardChain, cardToken, NOW, ORIGIN } from './token-maker.ts';

let roots: readonly Uint8Array[];
let card: SimulatedCard;

beforeAll(async () => {
  roots = await loadTestRoots();
  card = await loadCard('nl-p384');
});

function verifierFor(options: Partial<VerifierOptions> = {}): Verifier {
  const clock = options.clock ?? (() => NOW);
  const challenges = createMemoryChallengeStore({ clock });
  return createVerifier({
    origin: ORIGIN,
    challenges,
    revocation: 'off',
    testRoots: roots,
    clock,
    warn: () => undefined,
    ...options,
  });
}

describe('a login', () => {
  it.each(CITIZEN_IDS.filter((id) => id !== 'expired'))('of %s is verified, once', async (id) => {
    const someone = await loadCard(id);
    const verifier = verifierFor();
    const nonce = await verifier.issueChallenge('session');
    expect(nonce).toMatch(/^[A-Za-z0-9+/]{43}=$/);
    const attempt = { sessionId: 'session', authToken: cardToken(someone, nonce), chain: cardChain(someone) };
    const login = await verifier.verifyLogin(attempt);
    expect(login.subject).toMatchObject({
      surname: someone.citizen.surname,
      nationalNumber: someone.citizen.nationalNumber,
      country: 'BE',
    });
    expect(login.certificate.raw.equals(someone.certificates.authentication)).toBe(true);
    expect(login.algorithm).toBe(someone.keyType === 'rsa-2048' ? 'RS256' : 'ES384');
    expect(login.path.at(-1)?.raw.equals(someone.certificates.root)).toBe(true);
    await expect(verifier.verifyLogin(attempt)).rejects.toMatchObject({ code: 'ERR_VERIFY_CHALLENGE_NOT_FOUND' });
  });

  it('with an expired card is refused', async () => {
    const expired = await loadCard('expired');
    const verifier = verifierFor();
    const authToken = cardToken(expired, await verifier.issueChallenge('s'));
    await expect(verifier.verifyLogin({ sessionId: 's', authToken, chain: cardChain(expired) })).rejects.toMatchObject({
      code: 'ERR_VERIFY_CERTIFICATE_EXPIRED',
    });
  });

  it('takes the token as text, too', async () => {
    const verifier = verifierFor();
    const authToken = JSON.stringify(cardToken(card, await verifier.issueChallenge('s')), null, 2);
    await expect(verifier.verifyLogin({ sessionId: 's', authToken, chain: cardChain(card) })).resolves.toBeDefined();
  });

  it('of the signature certificate is refused', async () => {
    const verifier = verifierFor();
    const nonce = await verifier.issueChallenge('s');
    const authToken = {
      ...cardToken(card, nonce),
      unverifiedCertificate: Buffer.from(card.certificates.signature).toString('base64'),
    };
    await expect(verifier.verifyLogin({ sessionId: 's', authToken, chain: cardChain(card) })).rejects.toMatchObject({
      code: 'ERR_VERIFY_CERTIFICATE_WRONG_PURPOSE',
    });
  });

  it('relayed from a phishing page is refused', async () => {
    const verifier = verifierFor();
    const authToken = cardToken(card, await verifier.issueChallenge('s'), 'https://commune.example.evil');
    await expect(verifier.verifyLogin({ sessionId: 's', authToken, chain: cardChain(card) })).rejects.toMatchObject({
      code: 'ERR_VERIFY_SIGNATURE_INVALID',
    });
  });

  it('with an algorithm the operator does not allow is refused', async () => {
    const verifier = verifierFor({ allowedAlgorithms: ['RS256'] });
    const authToken = cardToken(card, await verifier.issueChallenge('s'));
    await expect(verifier.verifyLogin({ sessionId: 's', authToken })).rejects.toMatchObject({
      code: 'ERR_VERIFY_ALGORITHM_NOT_ALLOWED',
    });
  });
});

describe('the challenge', () => {
  it('of one session does not serve another', async () => {
    const verifier = verifierFor();
    const nonce = await verifier.issueChallenge('mine');
    await verifier.issueChallenge('theirs');
    const attempt = { authToken: cardToken(card, nonce), chain: cardChain(card) };
    await expect(verifier.verifyLogin({ ...attempt, sessionId: 'theirs' })).rejects.toMatchObject({
      code: 'ERR_VERIFY_SIGNATURE_INVALID',
    });
    await expect(verifier.verifyLogin({ ...attempt, sessionId: 'nobody' })).rejects.toMatchObject({
      code: 'ERR_VERIFY_CHALLENGE_NOT_FOUND',
    });
    await expect(verifier.verifyLogin({ ...attempt, sessionId: 'mine' })).resolves.toBeDefined();
  });

  it('is used up by a bad token', async () => {
    const verifier = verifierFor();
    const nonce = await verifier.issueChallenge('s');
    await expect(verifier.verifyLogin({ sessionId: 's', authToken: 'rubbish' })).rejects.toMatchObject({
      code: 'ERR_VERIFY_TOKEN_MALFORMED',
    });
    const authToken = cardToken(card, nonce);
    await expect(verifier.verifyLogin({ sessionId: 's', authToken, chain: cardChain(card) })).rejects.toMatchObject({
      code: 'ERR_VERIFY_CHALLENGE_NOT_FOUND',
    });
  });

  it('serves one of two attempts at the same moment', async () => {
    const verifier = verifierFor();
    const authToken = cardToken(card, await verifier.issueChallenge('s'));
    const attempt = { sessionId: 's', authToken, chain: cardChain(card) };
    const outcomes = await Promise.allSettled([verifier.verifyLogin(attempt), verifier.verifyLogin(attempt)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is younger than five minutes, even where the store kept it', async () => {
    for (const [age, code] of [
      [299_999, undefined],
      [300_000, 'ERR_VERIFY_CHALLENGE_EXPIRED'],
      [-60_000, 'ERR_VERIFY_CHALLENGE_EXPIRED'],
    ] as const) {
      const nonce = 'x'.repeat(44);
      const challenges: ChallengeStore = {
        put: () => Promise.resolve(),
        take: () => Promise.resolve({ nonce, issuedAt: NOW.getTime() - age }),
      };
      const verifier = verifierFor({ challenges });
      const outcome = verifier.verifyLogin({
        sessionId: 's',
        authToken: cardToken(card, nonce),
        chain: cardChain(card),
      });
      if (code === undefined) await expect(outcome).resolves.toBeDefined();
      else await expect(outcome).rejects.toMatchObject({ code });
    }
  });

  it('store’s failure is told with its cause', async () => {
    const cause = new Error('connection lost');
    const challenges: ChallengeStore = { put: () => Promise.reject(cause), take: () => Promise.reject(cause) };
    const verifier = verifierFor({ challenges });
    const expected = { code: 'ERR_VERIFY_CHALLENGE_STORE_FAILED', cause };
    await expect(verifier.issueChallenge('s')).rejects.toMatchObject(expected);
    await expect(verifier.verifyLogin({ sessionId: 's', authToken: '' })).rejects.toMatchObject(expected);
  });

  it.each(['', 'x'.repeat(513)])('needs a session', async (sessionId) => {
    const verifier = verifierFor();
    const expected = { code: 'ERR_VERIFY_SESSION_INVALID' };
    await expect(verifier.issueChallenge(sessionId)).rejects.toMatchObject(expected);
    await expect(verifier.verifyLogin({ sessionId, authToken: '' })).rejects.toMatchObject(expected);
  });
});
