import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadCard } from '../../simulator/cards.ts';
import { isSigned, publicKeyOf } from '../contract/card-calls.ts';
import { startSoftHsmCards } from '../contract/softhsm-cards.ts';
import type { Page } from '../support/bridge/page.ts';
import { OTHER_SITE, SITE, startBridge, type BridgeOnCards } from './bridge-on-cards.ts';

const SIGNERS = [
  { site: SITE, citizen: 'fr-rsa', algorithm: 'RS256', hashFunction: 'SHA-256' },
  { site: OTHER_SITE, citizen: 'nl-p384', algorithm: 'ES384', hashFunction: 'SHA-384' },
] as const;
const EACH = 8;

let bridge: BridgeOnCards;

beforeAll(async () => {
  bridge = await startBridge(await startSoftHsmCards(['fr-rsa', 'nl-p384']));
});

afterAll(() => bridge.close());

async function signRetrying(page: Page, params: object): Promise<Buffer> {
  for (;;) {
    const answer = await page.answerTo(page.send('sign', params));
    if ('result' in answer) return Buffer.from((answer.result as { signature: string }).signature, 'base64');
    if (answer.error.data.code !== 'ERR_EID_BUSY') throw new Error(answer.error.data.code);
    // Somebody else's turn: go on when the bridge has had time to go on.
    await new Promise(setImmediate);
  }
}

describe('sixteen signatures at once, from two sites, with two cards', () => {
  it('are all made, each asked for, none mixed up', async () => {
    const made = await Promise.all(
      SIGNERS.flatMap(({ site, citizen, algorithm, hashFunction }) =>
        Array.from({ length: EACH }, async (_, n) => {
          const document = Buffer.from(`document ${n} of ${site}`);
          const hash = createHash(hashFunction.replace('-', '')).update(document).digest('base64');
          const certificate = Buffer.from((await loadCard(citizen)).certificates.signature).toString('base64');
          const documentName = `Document ${n}`;
          const page = await bridge.connect(site);
          const signature = await signRetrying(page, { certificate, hash, hashFunction, documentName });
          return isSigned(algorithm, await publicKeyOf(citizen, 'signature'), signature, document);
        }),
      ),
    );
    expect(made).toEqual(Array.from({ length: SIGNERS.length * EACH }, () => true));
    const asked = bridge.requests.map(({ origin, subject }) =>
      subject.kind === 'sign' ? `${origin} ${subject.documentName}` : subject.kind,
    );
    expect(new Set(asked).size).toBe(SIGNERS.length * EACH);
    expect(asked).toHaveLength(SIGNERS.length * EACH);
  });
});
