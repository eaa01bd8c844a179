import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer, type ServerProcess } from '../../build/demo/server-process.ts';
import { loadCard, loadTestRoots } from '../../simulator/cards.ts';
import { clickLast, shows, typePin, untilClosed } from '../desktop/support/consent.ts';
import { startDesktop, type DesktopApp } from '../desktop/support/desktop-app.ts';
import { createRemovableToken, type RemovableToken } from '../support/removable-token/removable-token.ts';
import { TEST_PINS } from '../support/secrets/test-pins.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CITIZEN = 'fr-p384';

describe('from the e-counter’s page to its form, by the desktop app', () => {
  let folder: string;
  let token: RemovableToken;
  let app: DesktopApp;
  let counter: ServerProcess;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'desktop-e2e-'));
    token = await createRemovableToken({ citizens: [CITIZEN], pin: TEST_PINS.main });
    app = await startDesktop({ policy: { module: token.modulePath, way: 'pkcs11' }, env: token.env });
    const roots = await Promise.all(
      (await loadTestRoots()).map(async (der, index) => {
        const file = join(folder, `root-${index}.der`);
        await writeFile(file, der);
        return ['--test-root', file];
      }),
    );
    counter = await startServer({
      name: 'the e-counter',
      args: [
        join(ROOT, 'e-counter', 'bin.ts'),
        ...['--port', '0', '--bridge-ports', String(app.port), '--database', join(folder, 'e-counter.db')],
        ...['--revocation', 'off'],
        ...roots.flat(),
      ],
    });
  });
  afterAll(async () => {
    await counter.stop();
    await app.stop();
    token.close();
    await rm(folder, { recursive: true });
  });

  it('logs the citizen in: page, window, card, PIN, form filled in from the card', async () => {
    const page = await app.context.newPage();
    await page.goto(`${counter.address}/fr/login/eid`);
    await page.click('#eid-start');
    const window = await app.window('prompt');
    await shows(window, 'Première visite');
    await shows(window, 'Insérez votre carte d’identité');
    // What the page says of it meanwhile.
    await page.getByText(/carte/u).first().waitFor();
    token.insert(0, CITIZEN);
    const closed = untilClosed(window);
    await typePin(window);
    await closed;
    await page.waitForURL('**/fr/register');
    expect(await page.inputValue('#field-lastName')).toBe((await loadCard(CITIZEN)).citizen.surname);
  }, 60_000);

  it('is told where the citizen says no, and may ask again', async () => {
    const page = await app.context.newPage();
    await page.goto(`${counter.address}/fr/login/eid`);
    await page.context().clearCookies();
    await page.goto(`${counter.address}/fr/login/eid`);
    await page.click('#eid-start');
    const window = await app.window('prompt');
    await window.locator('#pin').waitFor();
    await clickLast(window.getByRole('button', { name: 'Annuler' }));
    await page.locator('#eid-problem').waitFor();
    await page.click('#eid-retry');
    await typePin(await app.window('prompt'));
    await page.waitForURL('**/fr/register');
  }, 60_000);
});
