import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openGallery, type OpenGallery } from '../support/open-gallery.ts';

/** Nobody's PIN, and digits in an order that nothing else on the page has. */
const TYPED = '739182';

describe('the PIN field', () => {
  let gallery: OpenGallery;
  let page: Page;
  beforeAll(async () => {
    gallery = await openGallery();
    page = gallery.page;
  });
  beforeEach(() => gallery.open('prompt/log-in'));
  afterAll(() => gallery.close());

  /** As drawn: a change of state is drawn after the event that caused it. */
  const dots = async (): Promise<number> => {
    await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
    return page.locator('.pin-dot').count();
  };
  const pins = (): Promise<unknown> =>
    page.evaluate(`gallery.pins.map(({ message, digitsWhenSent }) => ({
      digitsWhenSent,
      isBytes: message.pin instanceof Uint8Array,
      sum: message.pin.reduce((sum, byte) => sum + byte, 0),
    }))`);

  it('sends bytes with Enter, and they are wiped when the call returns', async () => {
    await page.keyboard.type(TYPED);
    expect(await dots()).toBe(6);
    await page.keyboard.press('Enter');
    expect(await pins()).toEqual([{ digitsWhenSent: 6, isBytes: true, sum: 0 }]);
    expect(await page.locator('#pin').count()).toBe(0);
  });

  it('keeps the digits out of the page: no value, text, attribute or accessible value', async () => {
    await page.keyboard.type(TYPED);
    expect(await page.evaluate(`document.querySelector('#pin').value`)).toBe('');
    expect(await page.evaluate('document.documentElement.outerHTML')).not.toContain(TYPED.slice(0, 2));
    const tree = await page.locator('body').ariaSnapshot();
    expect(tree).not.toMatch(/739|918|•/u);
    expect(tree).toContain('6 chiffres tapés');
  });

  it('is sent once, however often Enter is pressed', async () => {
    await page.keyboard.type(TYPED);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type(TYPED);
    await page.keyboard.press('Enter');
    expect(await pins()).toHaveLength(1);
  });

  it('takes 4 to 12 digits', async () => {
    await page.keyboard.type('000');
    await page.keyboard.press('Enter');
    expect(await pins()).toEqual([]);
    expect(await page.getByText('Le code a au moins 4 chiffres.').isVisible()).toBe(true);
    await page.keyboard.type('0000000000000000');
    expect(await dots()).toBe(12);
  });

  it('ignores what is no digit, and says so', async () => {
    await page.keyboard.type('00a é');
    expect(await dots()).toBe(2);
    expect(await page.getByText('Le code n’a que des chiffres.').isVisible()).toBe(true);
  });

  it('removes with Backspace, empties with Delete', async () => {
    await page.keyboard.type('00000');
    await page.keyboard.press('Backspace');
    expect(await dots()).toBe(4);
    await page.keyboard.press('Delete');
    expect(await dots()).toBe(0);
  });

  it('refuses what is pasted, dropped or filled in by a program', async () => {
    await page.evaluate(`document.querySelector('#pin').dispatchEvent(
      new InputEvent('beforeinput', { inputType: 'insertFromPaste', data: '000000', cancelable: true, bubbles: true }))`);
    expect(await page.getByText('il ne peut pas être collé').isVisible()).toBe(true);
    await page.locator('#pin').fill('000000');
    expect(await dots()).toBe(0);
    expect(await page.evaluate(`document.querySelector('#pin').value`)).toBe('');
  });

  it('is empty again after a wrong PIN, which is told beside it', async () => {
    await page.keyboard.type(TYPED);
    await page.keyboard.press('Enter');
    await page.evaluate(`gallery.show('wrong-pin', 'fr')`);
    expect(await dots()).toBe(0);
    expect(await page.getByRole('alert').innerText()).toContain('Il reste 2 essais.');
    expect(await page.locator('#pin').getAttribute('aria-invalid')).toBe('true');
    await page.locator('#pin:focus').waitFor();
  });

  it('waits for the keyboard until the window has it', async () => {
    await page.addInitScript('document.hasFocus = () => globalThis.windowHasFocus === true');
    await gallery.open('prompt/log-in');
    expect(await page.locator('#pin:focus').count()).toBe(0);
    await page.evaluate(`globalThis.windowHasFocus = true; globalThis.dispatchEvent(new Event('focus'))`);
    expect(await page.locator('#pin:focus').count()).toBe(1);
  });

  it('changes a PIN: the same twice, another than before, both wiped', async () => {
    await gallery.open('status/card-open');
    const type = async (id: string, digits: string): Promise<void> => {
      await page.locator(id).focus();
      await page.keyboard.press('Delete');
      await page.keyboard.type(digits);
    };
    await type('#old-pin', '0000');
    await type('#new-pin', '0000');
    await page.keyboard.press('Enter');
    expect(await page.getByText('Le nouveau code est le même que l’actuel.').isVisible()).toBe(true);
    await type('#new-pin', '000000');
    await type('#again', '00000');
    await page.keyboard.press('Enter');
    expect(await page.getByText('Les deux nouveaux codes ne sont pas les mêmes.').isVisible()).toBe(true);
    expect(await page.evaluate('gallery.pins.length')).toBe(0);
    await type('#again', '000000');
    await page.keyboard.press('Enter');
    expect(
      await page.evaluate(`gallery.pins.map(({ message: { oldPin, newPin }, digitsWhenSent }) =>
        [oldPin.length, digitsWhenSent, oldPin.every((byte) => byte === 0) && newPin.every((byte) => byte === 0)])`),
    ).toEqual([[4, 6, true]]);
    expect(await dots()).toBe(0);
  });
});
