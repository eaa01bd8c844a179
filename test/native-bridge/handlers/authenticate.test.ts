import { describe, expect, it } from '@jest/globals';
import { APP_VERSION_URL } from '../../../native-bridge/product.ts';
import { loadCard } from '../../../simulator/cards.ts';
import { bridgePerTest, OTHER_SITE, SITE, withCard } from '../../support/bridge/bridge-per-test.ts';
import { nonceFor, provesLogin } from '../../support/bridge/login-proof.ts';
import { TEST_PINS } from '../../support/secrets/test-pins.ts';

const challengeNonce = nonceFor('log in');

describe('authenticate', () => {
  const start = bridgePerTest();

  it.each([
    ['nl-p384', 'ES384'],
    ['fr-rsa', 'RS256'],
  ] as const)(
    'logs %s in with a token over the handshake’s origin and the page’s nonce',
    async (citizen, algorithm) => {
      const { connect } = await withCard(start, citizen);
      const page = await connect();
      const { authToken, chain, identity } = await page.call('authenticate', { challengeNonce });
      const { certificates } = await loadCard(citizen);
      expect(authToken).toEqual({
        format: 'web-eid:1.0',
        unverifiedCertificate: Buffer.from(certificates.authentication).toString('base64'),
        algorithm,
        signature: authToken.signature,
        appVersion: APP_VERSION_URL,
      });
      expect(provesLogin(authToken, SITE, challengeNonce)).toBe(true);
      expect(provesLogin(authToken, OTHER_SITE, challengeNonce)).toBe(false);
      expect(chain).toEqual([certificates.ca, certificates.root].map((der) => Buffer.from(der).toString('base64')));
      expect(identity).toBeUndefined();
    },
  );

  it('tells the states in their order, and reads nothing but what a login needs', async () => {
    const { connect, cards } = await withCard(start);
    const page = await connect();
    await page.call('authenticate', { challengeNonce });
    expect(page.states).toEqual(['awaiting-consent', 'awaiting-pin', 'signing']);
    expect(cards.calls.all.map(({ call }) => call)).toEqual(
      expect.arrayContaining(['listReaders', 'readCertificates', 'sign', 'release']),
    );
    expect(cards.calls.all.find(({ call }) => call === 'readCertificates')?.params['wanted']).toEqual([
      'authentication',
      'ca',
      'root',
    ]);
    expect(cards.calls.all.map(({ call }) => call)).not.toContain('readIdentityFiles');
  });

  it('shows the citizen who asks, from the handshake, and in the page’s language', async () => {
    const { connect, prompter } = await withCard(start);
    const page = await connect();
    await page.call('authenticate', { challengeNonce, lang: 'nl' });
    expect(prompter.opened.all.map(({ request }) => request)).toEqual([
      expect.objectContaining({
        origin: SITE,
        firstVisit: true,
        lang: 'nl',
        subject: { kind: 'authenticate', identity: null },
      }),
    ]);
    expect(prompter.asked.all.map(({ question }) => question)).toEqual([
      {
        cards: [expect.objectContaining({ holder: 'Proef Voorbeeld', readerName: 'Simulated reader', triesLeft: 3 })],
        needsPin: true,
        failure: null,
      },
    ]);
    await page.call('authenticate', { challengeNonce });
    expect(prompter.opened.all[1]?.request).toMatchObject({ firstVisit: false, lang: 'fr' });
  });

  it('gives the PIN to the card once and wipes it', async () => {
    const { connect, cards } = await withCard(start);
    const page = await connect();
    await page.call('authenticate', { challengeNonce });
    expect(cards.signatures.map(({ typedPin }) => typedPin)).toEqual([TEST_PINS.main]);
    expect(cards.signatures.every(({ pin }) => pin?.every((byte) => byte === 0))).toBe(true);
  });

  it('types no PIN where it is entered on the reader', async () => {
    const { connect, cards } = await withCard(start, 'nl-p384', { card: { pinEntry: 'protected-path' } });
    const page = await connect();
    await page.call('authenticate', { challengeNonce });
    expect(cards.signatures.map(({ typedPin }) => typedPin)).toEqual([null]);
  });

  it('closes prompt and card, and remembers the site, when it is done', async () => {
    const { connect, cards, prompter, bridge, reader } = await withCard(start);
    const page = await connect();
    await page.call('authenticate', { challengeNonce });
    expect(prompter.opened.all[0]?.outcome).toEqual({ kind: 'done' });
    expect(cards.calls.all).toContainEqual({ call: 'release', params: { readerId: reader } });
    expect(bridge.approvals.list()).toEqual([SITE]);
  });

  it('leaves out the chain where the card has no CA certificates', async () => {
    const { connect } = await withCard(start, 'nl-p384', { card: { without: ['ca', 'root'] } });
    const page = await connect();
    expect(await page.call('authenticate', { challengeNonce })).not.toHaveProperty('chain');
  });
});
