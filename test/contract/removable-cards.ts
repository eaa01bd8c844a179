import {
  createRemovableToken,
  type RemovableToken,
  type RemovableTokenOptions,
} from '../support/removable-token/removable-token.ts';
import { TEST_PINS } from '../support/secrets/test-pins.ts';
import { startWorkerCards, type TestCards, type WorkerCards, type WorkerOptions } from './test-cards.ts';

export interface RemovableCards extends TestCards, Pick<WorkerCards, 'workers'> {
  readonly token: RemovableToken;
}

/** Cards that a test can pull out and make fail; each citizen's in the reader of its place in the list, from 0. */
export async function startRemovableCards(
  options: RemovableTokenOptions,
  workerOptions: WorkerOptions = {},
): Promise<RemovableCards> {
  const { citizens } = options;
  const readers = options.readers ?? citizens.map(() => ({}));
  const token = await createRemovableToken({ pin: TEST_PINS.main, ...options, readers });
  for (const [reader, citizen] of citizens.entries()) if (reader < readers.length) token.insert(reader, citizen);
  const { modulePath, env } = token;
  const cards = startWorkerCards({ modulePath, env }, workerOptions);
  return {
    ...cards,
    token,
    pin: token.pin,
    close: async () => {
      await cards.close();
      token.close();
    },
  };
}
