import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { CDPSession } from 'playwright-core';
import { nonceFor, provesLogin } from '../support/bridge/login-proof.ts';
import { TEST_PINS } from '../support/secrets/test-pins.ts';
import { shows, typePin } from './support/consent.ts';
import { desktopWithCards } from './support/desktop-cards.ts';
import { SITE } from './support/desktop-app.ts';

const PINS = [TEST_PINS.main, TEST_PINS.wrong];

/** All texts of a window's page, as V8 tells them. */
async function pageHeap(tools: CDPSession): Promise<string> {
  let heap = '';
  tools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => {
    heap += chunk;
  });
  await tools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  return stringsOf(heap);
}

/** The texts of a heap: its numbers hold any six digits by chance. */
function stringsOf(snapshot: string): string {
  return (JSON.parse(snapshot) as { readonly strings: readonly string[] }).strings.join('\n');
}

describe('the PIN on its way through the desktop app', () => {
  const desktop = desktopWithCards();

  it('is text nowhere: not in the window’s page, not in the main process, in no record and no file', async () => {
    const { app, token } = desktop;
    token.insert(0, 'fr-p384');
    const page = await app.connect();
    const nonce = nonceFor('heap');
    const login = page.call('authenticate', { challengeNonce: nonce });
    const window = await app.window('prompt');
    await typePin(window, TEST_PINS.wrong);
    await shows(window, 'Le code PIN n’est pas le bon.');
    const tools = await window.context().newCDPSession(window);
    const windowHeap = await pageHeap(tools);
    // What must be there shows that the search would find what must not.
    expect(windowHeap).toContain('e-counter.example');
    expect(PINS.filter((pin) => windowHeap.includes(pin))).toEqual([]);
    await typePin(window);
    expect(provesLogin((await login).authToken, SITE, nonce)).toBe(true);

    const path = join(app.folder, 'main.heapsnapshot');
    app.order({ do: 'heap-snapshot', path });
    await app.events.nextWhere(({ event }) => event === 'heap-snapshot-written');
    const mainHeap = stringsOf(await readFile(path, 'utf8'));
    expect(mainHeap).toContain('e-counter.example');
    expect(PINS.filter((pin) => mainHeap.includes(pin))).toEqual([]);

    const records = JSON.stringify(app.log.all);
    expect(PINS.filter((pin) => records.includes(pin))).toEqual([]);
    const config = join(app.folder, 'config', 'eid-bridge');
    for (const file of ['settings.json', 'approved-origins.json']) {
      const text = await readFile(join(config, file), 'utf8').catch(() => '');
      expect(PINS.filter((pin) => text.includes(pin))).toEqual([]);
    }
    await page.leave();
  });
});
