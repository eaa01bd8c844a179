import type { Page } from 'playwright-core';
import { TEST_PINS } from '../../support/secrets/test-pins.ts';

/** What the citizen does in the consent window, by keyboard. */
export async function typePin(window: Page, pin: string = TEST_PINS.main): Promise<void> {
  await window.locator('#pin').focus();
  await window.keyboard.type(pin);
  await pressLast(window, 'Enter');
}

/** Resolves when the window is gone; called before what closes it. */
export function untilClosed(window: Page): Promise<unknown> {
  return window.waitForEvent('close');
}

/** A heading or sentence that is on the screen, not only spoken. */
export async function shows(window: Page, text: string | RegExp): Promise<void> {
  await window.getByText(text).and(window.locator(':not(.hidden-text)')).first().waitFor();
}

/** Presses a key that closes the window, maybe before the key is up again. */
export async function pressLast(window: Page, key: string): Promise<void> {
  await window.keyboard.press(key).catch((thrown: unknown) => {
    if (!window.isClosed()) throw thrown;
  });
}
