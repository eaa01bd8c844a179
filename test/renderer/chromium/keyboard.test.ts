import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openGallery, type OpenGallery } from '../support/open-gallery.ts';

const FOCUSED = `(() => {
  const { id, textContent, tagName } = document.activeElement;
  return id || (tagName === 'BUTTON' ? textContent.trim() : tagName.toLowerCase());
})()`;
const HAS_RING = `getComputedStyle(document.activeElement).outlineStyle !== 'none'
  || getComputedStyle(document.activeElement).boxShadow !== 'none'`;

describe('windows by keyboard alone', () => {
  let gallery: OpenGallery;
  let page: Page;
  beforeAll(async () => {
    gallery = await openGallery();
    page = gallery.page;
  });
  beforeEach(() => page.setViewportSize({ width: 500, height: 720 }));
  afterAll(() => gallery.close());

  const focused = (): Promise<string> => page.evaluate<string>(FOCUSED);
  const sent = (): Promise<unknown> => page.evaluate('gallery.sent');

  it('the consent window starts in the PIN field and goes round everything there is, visibly', async () => {
    await gallery.open('prompt/first-visit');
    expect(await focused()).toBe('pin');
    const stops: string[] = [];
    for (let stop = 0; stop < 5; stop += 1) {
      await page.keyboard.press('Tab');
      if (stop === 2) await page.evaluate('document.activeElement === document.body && document.body.focus()');
      stops.push(await focused());
      if (stops.at(-1) !== 'body') expect(await page.evaluate(HAS_RING)).toBe(true);
    }
    expect(stops.slice(0, 2)).toEqual(['Annuler', 'Se connecter']);
    expect(stops).toContain('language');
    expect(stops).toContain('Ne pas faire confiance à ce site');
  });

  it('Escape says no, and closes once it is over', async () => {
    await gallery.open('prompt/log-in');
    await page.keyboard.press('Escape');
    expect(await sent()).toEqual([{ do: 'cancel' }]);
    await gallery.open('prompt/timed-out');
    await page.keyboard.press('Escape');
    expect(await sent()).toEqual([{ do: 'close' }]);
  });

  it('a question without a PIN is not answered by an Enter that was meant for another window', async () => {
    await gallery.open('prompt/read-identity');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    expect(await sent()).toEqual([]);
    await page.getByRole('button', { name: 'Envoyer' }).focus();
    await page.keyboard.press('Enter');
    expect(await sent()).toEqual([{ do: 'approve', questionId: 1, cardId: 'card-1', declined: [] }]);
  });

  it('what the citizen unticks is declined', async () => {
    await gallery.open('prompt/read-identity');
    await page.getByRole('checkbox', { name: 'Photo' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Envoyer' }).press('Enter');
    expect(await sent()).toEqual([{ do: 'approve', questionId: 1, cardId: 'card-1', declined: ['photo'] }]);
  });

  it('of two cards one is chosen by arrow keys before its PIN is asked', async () => {
    await gallery.open('prompt/two-cards');
    expect(await page.locator('#pin').count()).toBe(0);
    await page.getByRole('button', { name: 'Se connecter' }).press('Enter');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.locator('#pin').focus();
    await page.keyboard.type('000000');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('gallery.pins.map(({ message }) => message.cardId)')).toEqual(['card-2']);
  });

  it('a site is refused, a language chosen', async () => {
    await gallery.open('prompt/first-visit');
    await page.getByRole('button', { name: 'Ne pas faire confiance' }).press('Enter');
    await page.locator('#language').selectOption('nl');
    expect(await sent()).toEqual([{ do: 'refuse-site' }, { do: 'set-language', choice: 'nl' }]);
  });

  it('a card out of the reader is said, and the next question starts afresh', async () => {
    await gallery.open('prompt/log-in');
    await page.keyboard.type('0000');
    await page.evaluate(`gallery.show('card-removed', 'fr')`);
    expect(await page.getByText('La carte a été retirée').isVisible()).toBe(true);
    await page.evaluate(`gallery.show('log-in', 'fr')`);
    await page.keyboard.press('Enter');
    expect(await page.getByText('Le code a au moins 4 chiffres').isVisible()).toBe(true);
    expect(await page.evaluate('gallery.pins.length')).toBe(0);
  });

  it.each([
    ['settings/home', 'Fermer'],
    ['status/ready', 'Fermer'],
  ])('%s: every stop is visible, Escape closes', async (name) => {
    await gallery.open(name);
    const stops: string[] = [];
    for (let stop = 0; stop < 20; stop += 1) {
      await page.keyboard.press('Tab');
      const at = await focused();
      if (at === 'body') break;
      stops.push(at);
      expect({ at, ring: await page.evaluate(HAS_RING) }).toEqual({ at, ring: true });
    }
    expect(stops.at(-1)).toBe('Fermer');
    await page.keyboard.press('Escape');
    expect(await sent()).toEqual([{ do: 'close' }]);
  });

  it('trust is taken back, and the keyboard stays near', async () => {
    await gallery.open('settings/home');
    await page.getByRole('searchbox').fill('VOORBEELDEGEM');
    expect(await page.locator('.sites li').count()).toBe(1);
    await page
      .getByRole('button', { name: 'Retirer la confiance à https://parents.voorbeeldegem.example' })
      .press('Enter');
    expect(await sent()).toEqual([{ do: 'revoke-site', origin: 'https://parents.voorbeeldegem.example' }]);
    expect(await focused()).toBe('sites-title');
  });
});
