import { describe, expect, it } from '@jest/globals';
import { bridgePerTest, SITE, withCard } from '../support/bridge/bridge-per-test.ts';

describe('what the desktop app hears of the bridge', () => {
  const start = bridgePerTest();

  it('names connected origins, and tells when a page comes', async () => {
    const running = await start();
    let told = 0;
    running.bridge.onActivity(() => {
      told += 1;
    });
    await running.connect();
    await running.connect();
    expect(running.bridge.connectedOrigins()).toEqual([SITE]);
    expect(told).toBeGreaterThanOrEqual(1);
  });

  it('says that it asks, while it does', async () => {
    const running = await withCard(start);
    const seen: boolean[] = [];
    running.bridge.onActivity(() => seen.push(running.bridge.asking));
    const page = await running.connect();
    await page.call('readIdentity', { fields: ['surname'], purpose: 'a form' });
    expect(seen).toContain(true);
    expect(running.bridge.asking).toBe(false);
  });

  it('names the program at the other end to the prompter, and asks in the language of the moment', async () => {
    const language = { now: 'nl' as 'nl' | 'de' };
    const running = await withCard(start, 'fr-rsa', { language: () => language.now });
    const page = await running.connect();
    language.now = 'de';
    await page.call('readIdentity', { fields: ['surname'], purpose: 'a form' });
    const request = running.prompter.opened.all[0]?.request;
    expect(request?.lang).toBe('de');
    // This test's own Node is at the other end: no browser, so the citizen would read its name.
    if (process.platform === 'linux')
      expect(await request?.program()).toMatchObject({ name: 'node', isBrowser: false });
  });
});
