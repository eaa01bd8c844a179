import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSoftHsmToken } from '../../simulator/token/softhsm-token.ts';
import { startWorkerCards, type Citizens, type TestCards, type WorkerCards } from './test-cards.ts';

export const SOFTHSM_PIN = '8642097';

/** SoftHSM's tokens as they are: always in, PIN tries not counted. */
export async function startSoftHsmCards(citizens: Citizens): Promise<TestCards & Pick<WorkerCards, 'workers'>> {
  const folder = await mkdtemp(join(tmpdir(), 'softhsm-cards-'));
  const token = await createSoftHsmToken({ folder: join(folder, 'token'), citizens, pin: SOFTHSM_PIN });
  if (!token.ok) throw new Error(`no SoftHSM token: ${token.error.kind}`);
  const { modulePath, env } = token.value;
  const cards = startWorkerCards({ modulePath, env });
  return {
    ...cards,
    pin: SOFTHSM_PIN,
    close: async () => {
      await cards.close();
      await rm(folder, { recursive: true });
    },
  };
}
