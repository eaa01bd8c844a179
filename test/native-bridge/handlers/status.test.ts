import { describe, expect, it } from '@jest/globals';
import { PRODUCT_NAME, PRODUCT_VERSION } from '../../../native-bridge/product.ts';
import { bridgePerTest, OTHER_SITE, SITE, withCard } from '../../support/bridge/bridge-per-test.ts';

const product = { name: PRODUCT_NAME, version: PRODUCT_VERSION, apiLevel: 1 };

describe('status', () => {
  const start = bridgePerTest();

  it('tells an unknown site who answers and touches no card', async () => {
    const { connect, cards } = await withCard(start);
    const page = await connect();
    expect(await page.call('status')).toEqual(product);
    expect(await page.call('status', {})).toEqual(product);
    expect(cards.calls.all).toEqual([]);
  });

  it('tells an approved site which readers there are, and nothing personal', async () => {
    const { connect, cards, reader } = await withCard(start, 'fr-rsa', { allowOrigins: [SITE] });
    const second = cards.addReader('Empty reader');
    const page = await connect();
    expect(await page.call('status')).toEqual({
      ...product,
      readers: [
        { id: reader, name: 'Simulated reader', pinPad: false, card: { state: 'ready', kind: 'belgian-eid' } },
        { id: second, name: 'Empty reader', pinPad: false, card: null },
      ],
    });
    expect(cards.calls.all.map(({ call }) => call)).not.toContain('readCertificates');
    const other = await connect(OTHER_SITE);
    expect(await other.call('status')).toEqual(product);
  });

  it('answers without the readers where the module is slow', async () => {
    const { connect, cards, clock } = await start({ allowOrigins: [SITE] });
    const page = await connect();
    const slow = cards.hold('listReaders');
    const answer = page.call('status');
    await slow.reached;
    clock.advance(1_000);
    expect(await answer).toEqual(product);
    slow.release();
  });

  it('answers while the module fails', async () => {
    const { connect, cards } = await start({ allowOrigins: [SITE] });
    const page = await connect();
    cards.failNext('listReaders', { code: 'ERR_EID_MODULE_NOT_FOUND' });
    expect(await page.call('status')).toEqual({ ...product, readers: [] });
  });
});
