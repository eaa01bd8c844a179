import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadCard } from '../../../simulator/cards.ts';
import type { RevocationCase } from '../../../simulator/revocation/case.ts';
import { startRevocationResponder, type RevocationResponder } from '../../../simulator/revocation/responder.ts';
import { ORIGIN, testCounter, TODAY, type TestCounter } from '../support/counter.ts';
import { createVisitor, logInWithCard } from '../support/visitor.ts';

let responder: RevocationResponder;
let counter: TestCounter | undefined;
beforeEach(async () => {
  responder = await startRevocationResponder({ now: () => TODAY });
});
afterEach(async () => {
  await counter?.close();
  await responder.close();
});

async function logIn(whenUnavailable: 'refuse' | 'accept' = 'refuse') {
  const revocation = { proxy: responder.url, timeoutMs: 100, whenUnavailable };
  const site = await testCounter({ revocation });
  counter = site;
  const { statusCode, body } = await logInWithCard(createVisitor(site.app), await loadCard('fr-rsa'), {
    origin: ORIGIN,
  });
  const events = site.entries.map((entry) => entry.event);
  return { answer: [statusCode, JSON.parse(body)], entries: site.entries, events };
}

describe('a log-in with a card', () => {
  it.each<readonly [RevocationCase, number, object]>([
    ['good', 200, { next: '/register' }],
    ['revoked', 401, { error: 'certificate-revoked' }],
    ['unknown', 401, { error: 'certificate-revoked' }],
    ['late', 503, { error: 'revocation-unavailable' }],
    ['wrong-signer', 503, { error: 'revocation-unavailable' }],
    ['down', 503, { error: 'revocation-unavailable' }],
    ['slow', 503, { error: 'revocation-unavailable' }],
  ])('whose authority’s answer is %s: %d', async (as, status, body) => {
    responder.treat((await loadCard('fr-rsa')).certificates.authentication, as);
    expect((await logIn()).answer).toEqual([status, body]);
  });

  it('tells the operator, not the citizen, which source said what', async () => {
    responder.cut('ocsp');
    responder.cut('crl');
    const { entries } = await logIn();
    expect(entries).toContainEqual({
      event: 'revocation-not-known',
      why: 'OCSP: ocsp.eid-bridge-test.invalid: ECONNRESET; CRL: crl.eid-bridge-test.invalid: ECONNRESET',
    });
  });

  it('goes on unchecked where the operator chose so, which the log tells', async () => {
    responder.cut('ocsp');
    responder.cut('crl');
    const { answer, events } = await logIn('accept');
    expect(answer).toEqual([200, { next: '/register' }]);
    expect(events).toContain('revocation-not-checked');
  });
});
