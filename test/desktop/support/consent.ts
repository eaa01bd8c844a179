import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { TEST_PINS } from '../../support/secrets/test-pins.ts';

const FAILURES = fileURLToPath(new URL('../../../.cache/desktop-failures', import.meta.url));

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

/**
 * A heading or sentence that is on the screen, not only spoken.
 *
 * @throws Error with all that the window says instead; its picture is kept in .cache/desktop-failures
 */
export async function shows(window: Page, text: string | RegExp): Promise<void> {
  const found = window.getByText(text).and(window.locator(':not(.hidden-text)')).first();
  try {
    await found.waitFor();
  } catch (thrown) {
    if (window.isClosed()) throw new Error(`the window closed before it showed ${String(text)}`, { cause: thrown });
    // A card that is looked at stays out of files.
    await window.evaluate(`document.querySelectorAll('dd').forEach((fact) => (fact.textContent = '…'))`);
    await window.screenshot({ path: `${FAILURES}/${Date.now()}.png`, fullPage: true });
    throw new Error(`the window does not show ${String(text)}, but: ${await window.locator('body').innerText()}`, {
      cause: thrown,
    });
  }
}

/** Clicks what closes the window, maybe before the click is over. */
export async function clickLast(button: Locator): Promise<void> {
  await button.click().catch((thrown: unknown) => {
    if (!button.page().isClosed()) throw thrown;
  });
}

/** Presses a key that closes the window, maybe before the key is up again. */
export async function pressLast(window: Page, key: string): Promise<void> {
  await window.keyboard.press(key).catch((thrown: unknown) => {
    if (!window.isClosed()) throw thrown;
  });
}
