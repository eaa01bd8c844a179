import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { loadCard, loadTestRoots, type SimulatedCard } from '../../../simulator/cards.ts';
import { peopleAuthority } from '../../../simulator/pki/authorities.ts';
import { crlFile } from '../../../simulator/revocation/crl-file.ts';
import type { RevocationCase } from '../../../simulator/revocation/case.ts';
import { startRevocationResponder, type RevocationResponder } from '../../../simulator/revocation/responder.ts';
import {
  createMemoryChallengeStore,
  createVerifier,
  VerificationError,
  type RevocationOptions,
  type RevocationVerdict,
} from '../../../verifier/index.ts';
import { readCertificate, type Certificate } from '../../../verifier/certificate.ts';
import { readCrl } from '../../../verifier/revocation/crl.ts';
import { cardChain, cardToken, NOW, ORIGIN } from '../token-maker.ts';

let roots: readonly Uint8Array[];
let responder: RevocationResponder;
let now: Date;

beforeAll(async () => {
  roots = await loadTestRoots();
});
beforeEach(async () => {
  now = NOW;
  responder = await startRevocationResponder({ now: () => now });
});
afterEach(() => responder.close());

function site(options: RevocationOptions = {}) {
  const clock = (): Date => now;
  const verifier = createVerifier({
    origin: ORIGIN,
    challenges: createMemoryChallengeStore({ clock }),
    revocation: { proxy: responder.url, timeoutMs: 2_000, ...options },
    testRoots: roots,
    clock,
    warn: () => undefined,
  });
  const nonce = 'n'.repeat(44);
  return (card: SimulatedCard): Promise<RevocationVerdict> =>
    verifier
      .verifyToken({ authToken: cardToken(card, nonce), chain: cardChain(card), nonce })
      .then(({ revocation }) => revocation);
}

async function outcome(login: Promise<RevocationVerdict>): Promise<string> {
  try {
    const verdict = await login;
    return verdict.status === 'good' ? `good by ${verdict.source}` : verdict.status;
  } catch (error) {
    if (error instanceof VerificationError) return error.code;
    throw error;
  }
}

const CARDS = ['nl-p384', 'fr-rsa'] as const;

describe.each(CARDS)('a log-in with %s', (id) => {
  it.each<readonly [RevocationCase, string]>([
    ['good', 'good by ocsp'],
    ['revoked', 'ERR_VERIFY_CERTIFICATE_REVOKED'],
    ['unknown', 'ERR_VERIFY_REVOCATION_UNKNOWN'],
    ['late', 'ERR_VERIFY_REVOCATION_ANSWER_INVALID'],
    ['wrong-signer', 'ERR_VERIFY_REVOCATION_ANSWER_INVALID'],
    ['wrong-nonce', 'ERR_VERIFY_REVOCATION_ANSWER_INVALID'],
    ['down', 'ERR_VERIFY_REVOCATION_UNAVAILABLE'],
  ])('by OCSP alone, %s: %s', async (as, expected) => {
    const card = await loadCard(id);
    responder.treat(card.certificates.authentication, as);
    expect(await outcome(site({ sources: ['ocsp'] })(card))).toBe(expected);
    expect(responder.asked).toEqual(['ocsp']);
  });

  it.each<readonly [RevocationCase, string]>([
    ['good', 'good by crl'],
    ['revoked', 'ERR_VERIFY_CERTIFICATE_REVOKED'],
    ['late', 'ERR_VERIFY_REVOCATION_ANSWER_INVALID'],
    ['wrong-signer', 'ERR_VERIFY_REVOCATION_ANSWER_INVALID'],
    ['down', 'ERR_VERIFY_REVOCATION_UNAVAILABLE'],
  ])('by list alone, %s: %s', async (as, expected) => {
    const card = await loadCard(id);
    responder.treat(card.certificates.authentication, as);
    expect(await outcome(site({ sources: ['crl'] })(card))).toBe(expected);
    expect(responder.asked).toEqual(['crl']);
  });
});

describe('the sources', () => {
  let card: SimulatedCard;
  beforeAll(async () => {
    card = await loadCard('nl-p384');
  });

  it('are asked in turn: the list where OCSP is not there', async () => {
    responder.cut('ocsp');
    expect(await outcome(site()(card))).toBe('good by crl');
    responder.treat(card.certificates.authentication, 'revoked');
    expect(await outcome(site()(card))).toBe('ERR_VERIFY_CERTIFICATE_REVOKED');
    expect(responder.asked).toEqual(['ocsp', 'crl', 'ocsp', 'crl']);
  });

  it('are asked in the order that the operator gives', async () => {
    responder.cut('crl');
    expect(await outcome(site({ sources: ['crl', 'ocsp'] })(card))).toBe('good by ocsp');
    expect(responder.asked).toEqual(['crl', 'ocsp']);
  });

  it('that cannot be reached let nobody in, unless the operator chose so, and then it is said', async () => {
    responder.cut('ocsp');
    responder.cut('crl');
    expect(await outcome(site()(card))).toBe('ERR_VERIFY_REVOCATION_UNAVAILABLE');
    expect(await outcome(site({ whenUnavailable: 'accept' })(card))).toBe('unavailable');
  });

  it('that lie let nobody in, whatever the operator chose', async () => {
    responder.treat(card.certificates.authentication, 'wrong-signer');
    expect(await outcome(site({ whenUnavailable: 'accept' })(card))).toBe('ERR_VERIFY_REVOCATION_ANSWER_INVALID');
  });

  it('that never answer hold a log-in no longer than the time limit', async () => {
    responder.treat(card.certificates.authentication, 'slow');
    const begun = performance.now();
    await expect(site({ timeoutMs: 50, sources: ['ocsp'] })(card)).rejects.toMatchObject({
      code: 'ERR_VERIFY_REVOCATION_UNAVAILABLE',
      cause: { message: 'OCSP: no answer from ocsp.eid-bridge-test.invalid within 50 ms' },
    });
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  it('are told in the cause, each with its reason', async () => {
    responder.cut('ocsp');
    responder.treat(card.certificates.authentication, 'late');
    await expect(site()(card)).rejects.toMatchObject({
      cause: { message: 'OCSP: ocsp.eid-bridge-test.invalid: ECONNRESET; CRL: the list is out of date' },
    });
  });

  it('are not asked about cards that cannot log in anyway', async () => {
    const login = createVerifier({
      origin: 'https://other.example',
      challenges: createMemoryChallengeStore(),
      revocation: { proxy: responder.url },
      testRoots: roots,
      clock: () => now,
      warn: () => undefined,
    }).verifyToken({ authToken: cardToken(card, 'n'.repeat(44)), chain: cardChain(card), nonce: 'n'.repeat(44) });
    await expect(login).rejects.toMatchObject({ code: 'ERR_VERIFY_SIGNATURE_INVALID' });
    expect(responder.asked).toEqual([]);
  });
});

describe('answers', () => {
  let card: SimulatedCard;
  beforeAll(async () => {
    card = await loadCard('nl-p384');
  });

  it('of OCSP are kept for an hour, and no longer than they say', async () => {
    const logIn = site();
    await logIn(card);
    await logIn(card);
    expect(responder.asked).toHaveLength(1);
    now = new Date(NOW.getTime() + 3_600_001);
    await logIn(card);
    expect(responder.asked).toHaveLength(2);
    const untilTomorrow = site({ cacheMs: 10 * 86_400_000 });
    await untilTomorrow(card);
    now = new Date(now.getTime() + 86_400_001);
    await untilTomorrow(card);
    expect(responder.asked).toHaveLength(4);
  });

  it('that are still in date serve on while nobody answers', async () => {
    const logIn = site({ sources: ['ocsp'] });
    await logIn(card);
    responder.cut('ocsp');
    now = new Date(NOW.getTime() + 3_600_001);
    expect(await outcome(logIn(card))).toBe('good by ocsp');
    now = new Date(NOW.getTime() + 86_400_001);
    expect(await outcome(logIn(card))).toBe('ERR_VERIFY_REVOCATION_UNAVAILABLE');
  });

  it('are not kept where the operator wants none kept', async () => {
    const logIn = site({ cacheMs: 0 });
    await logIn(card);
    await logIn(card);
    expect(responder.asked).toHaveLength(2);
  });

  it('about one card are asked for once, however many log-ins wait for it', async () => {
    const logIn = site();
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => outcome(logIn(card))));
    expect(new Set(outcomes)).toEqual(new Set(['good by ocsp']));
    expect(responder.asked).toHaveLength(1);
  });

  it('about two cards are two, and one list serves both', async () => {
    const [one, other] = [await loadCard('nl-p384'), await loadCard('de-p384')];
    const byOcsp = site({ sources: ['ocsp'] });
    await Promise.all([byOcsp(one), byOcsp(other)]);
    expect(responder.asked).toEqual(['ocsp', 'ocsp']);
    const byList = site({ sources: ['crl'] });
    await Promise.all([byList(one), byList(other)]);
    expect(responder.asked).toEqual(['ocsp', 'ocsp', 'crl']);
  });

  it('that could not be had are asked for again', async () => {
    const logIn = site({ sources: ['ocsp'] });
    responder.treat(card.certificates.authentication, 'down');
    expect(await outcome(logIn(card))).toBe('ERR_VERIFY_REVOCATION_UNAVAILABLE');
    responder.treat(card.certificates.authentication, 'good');
    expect(await outcome(logIn(card))).toBe('good by ocsp');
  });
});

describe('lists', () => {
  it('of a country, thousands of entries long, are read', () => {
    const { name, key, certificate } = peopleAuthority('citizens', 'rsa');
    const revoked = Array.from({ length: 3_000 }, (_, index) => Uint8Array.of(1, index >> 8, index & 255));
    const times = { thisUpdate: NOW, nextUpdate: new Date(NOW.getTime() + 86_400_000) };
    const list = readCrl(crlFile({ issuer: name, key, revoked, ...times }), issuerOf(certificate), NOW.getTime());
    expect(list.ok && list.value.revoked.size).toBe(3_000);
    expect(list.ok && list.value.revoked.has('010bb7')).toBe(true);
  });

  it('cut short or garbled anywhere are refused, and nothing is thrown', () => {
    const { name, key, certificate } = peopleAuthority('citizens', 'rsa');
    const times = { thisUpdate: NOW, nextUpdate: new Date(NOW.getTime() + 86_400_000) };
    const der = crlFile({ issuer: name, key, revoked: [Uint8Array.of(7)], ...times });
    const issuer = issuerOf(certificate);
    for (let at = 0; at < der.length; at += 1) {
      const garbled = Uint8Array.from(der);
      garbled[at] = (garbled[at] ?? 0) ^ 0xff;
      expect(readCrl(garbled, issuer, NOW.getTime()).ok).toBe(false);
      expect(readCrl(der.subarray(0, at), issuer, NOW.getTime()).ok).toBe(false);
    }
    expect(readCrl(der, issuer, NOW.getTime()).ok).toBe(true);
  });
});

function issuerOf(der: Uint8Array): Certificate {
  const certificate = readCertificate(der);
  if (certificate === null) throw new Error('unreadable');
  return certificate;
}
