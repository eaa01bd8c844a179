import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSoftHsmToken } from '../../simulator/token/softhsm-token.ts';
import { TEST_PINS } from '../support/secrets/test-pins.ts';
import { startWorkerCards, type Citizens, type TestCards, type WorkerCards, type WorkerOptions } from './test-cards.ts';

/** SoftHSM's tokens as they are: always in, PIN tries not counted. */
export async function startSoftHsmCards(
  citizens: Citizens,
  options: WorkerOptions = {},
): Promise<TestCards & Pick<WorkerCards, 'workers'>> {
  const folder = await mkdtemp(join(tmpdir(), 'softhsm-cards-'));
  const pin = TEST_PINS.main;
  const token = await createSoftHsmToken({ folder: join(folder, 'token'), citizens, pin });
  if (!token.ok) throw new Error(`no SoftHSM token: ${token.error.kind}`);
  const { modulePath, env } = token.value;
  const cards = startWorkerCards({ modulePath, env }, options);
  return {
    ...cards,
    pin,
    close: async () => {
      await cards.close();
      await rm(folder, { recursive: true });
    },
  };
}
