import type { Page as BridgePage } from '../../support/bridge/page.ts';

/**
 * Resolves when the bridge knows that no card is in any more. A module without PC/SC is looked at a few times a second: a card
 * that was seen is told to be gone, one that never was needs no wait.
 */
export async function untilNoCard(page: BridgePage): Promise<void> {
  const { readers = [] } = await page.call('status');
  if (readers.every(({ card }) => card === null)) return;
  await page.notifications.nextWhere(({ method, params }) => method === 'card' && params.event === 'removed');
}
