import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openGallery, type OpenGallery } from '../support/open-gallery.ts';

/** Keeps the timers that wait longer than a drawing takes. */
const WATCH_TIMERS = `
  globalThis.waiting = new Set();
  const { setTimeout: start, clearTimeout: stop } = globalThis;
  globalThis.setTimeout = (run, delay, ...rest) => {
    const timer = start(run, delay, ...rest);
    if (delay > 200) waiting.add(timer);
    return timer;
  };
  globalThis.clearTimeout = (timer) => {
    waiting.delete(timer);
    stop(timer);
  };`;
const HIDE = (hidden: boolean): string => `
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => ${hidden} });
  document.dispatchEvent(new Event('visibilitychange'));`;

describe('time left in the consent window', () => {
  let gallery: OpenGallery;
  beforeAll(async () => {
    gallery = await openGallery();
    await gallery.page.addInitScript(WATCH_TIMERS);
  });
  afterAll(() => gallery.close());

  const timers = (): Promise<number> => gallery.page.evaluate<number>('waiting.size');

  it('has one timer, and none while the window is hidden', async () => {
    await gallery.open('prompt/log-in');
    await gallery.page.waitForFunction('waiting.size > 0');
    expect(await timers()).toBe(1);
    await gallery.page.evaluate(HIDE(true));
    expect(await timers()).toBe(0);
    await gallery.page.evaluate(HIDE(false));
    expect(await timers()).toBe(1);
  });

  it('is seen from the start, and spoken near the end only', async () => {
    const spoken = gallery.page.locator('.time-left [aria-live=polite]');
    await gallery.open('prompt/log-in');
    expect(await gallery.page.getByText('Encore 3 minutes').isVisible()).toBe(true);
    expect(await spoken.textContent()).toBe('');
    await gallery.open('prompt/last-seconds');
    expect(await spoken.textContent()).toBe('Encore 30 secondes');
  });

  it.each(['status/ready', 'settings/home', 'welcome/first-run', 'prompt/timed-out'])(
    '%s has no timer at all',
    async (name) => {
      await gallery.open(name);
      await gallery.page.locator('h1').waitFor();
      expect(await timers()).toBe(0);
    },
  );
});
