import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { startWorkerCards, type TestCards } from '../contract/test-cards.ts';
import { startBridge, type BridgeOnCards } from '../integration/bridge-on-cards.ts';
import { nonceFor } from '../support/bridge/login-proof.ts';
import { compileTestModules } from '../support/removable-token/compile-modules.ts';
import { createRemovableToken } from '../support/removable-token/removable-token.ts';
import { TEST_PINS } from '../support/secrets/test-pins.ts';

const LOGIN = { challengeNonce: nonceFor('a bad module') };

const modules = await compileTestModules();
let bridge: BridgeOnCards | undefined;

afterEach(async () => {
  await bridge?.close();
  bridge = undefined;
});

async function bridgeOn(modulePath: string, env: Readonly<Record<string, string>> = {}): Promise<BridgeOnCards> {
  const cards: TestCards = { ...startWorkerCards({ modulePath, env }), pin: TEST_PINS.main };
  bridge = await startBridge(cards);
  return bridge;
}

describe('a module that is not there', () => {
  it('is told to the page, and found without a restart once it is installed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'module-'));
    const token = await createRemovableToken({ citizens: ['nl-p384'], pin: TEST_PINS.main });
    token.insert(0, 'nl-p384');
    const path = join(folder, 'middleware.so');
    const { connect } = await bridgeOn(path, token.env);
    const page = await connect();
    expect(await page.fails('authenticate', LOGIN)).toEqual({ code: 'ERR_EID_MODULE_NOT_FOUND', retriable: true });
    expect(await page.call('status')).toMatchObject({ name: 'eID Bridge' });
    await symlink(token.modulePath, path);
    expect((await page.call('authenticate', LOGIN)).authToken.algorithm).toBe('ES384');
    await bridge?.close();
    bridge = undefined;
    token.close();
    await rm(folder, { recursive: true });
  });
});

describe.each([
  ['a text file', modules.textFile],
  ['a library without C_GetFunctionList', modules.notAModule],
  ['a module that refuses to give its functions', modules.removableToken],
  ['a module that refuses C_Initialize', modules.failingInitialize],
  ['a folder', tmpdir()],
])('%s in place of the module', (_, path) => {
  it('is told to the page, each time, and the bridge lives', async () => {
    // Without its control file the removable token refuses every call.
    const { connect } = await bridgeOn(path, { EID_TEST_TOKEN_CONTROL: '' });
    const page = await connect();
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect(await page.fails('authenticate', LOGIN)).toEqual({ code: 'ERR_EID_MODULE_FAILED', retriable: true });
    }
    expect(await page.call('status')).toMatchObject({ name: 'eID Bridge' });
  });
});
