import type { ReaderSummary } from '../../contracts/page-messages.ts';
import { ok } from '../../contracts/result.ts';
import type { WorkerReader } from '../../contracts/worker-messages.ts';
import { API_LEVEL } from '../../contracts/endpoint.ts';
import { PRODUCT_NAME, PRODUCT_VERSION } from '../product.ts';
import type { Clock } from '../clock.ts';
import type { Handler } from './handler.ts';

const READERS_WAIT_MS = 1_000;

/** Says who answers, and to an approved site which readers there are; never anything personal. */
export const status: Handler<'status'> = async ({ approvals, cards, clock, origin }) => {
  const product = { name: PRODUCT_NAME, version: PRODUCT_VERSION, apiLevel: API_LEVEL };
  if (!approvals.isApproved(origin)) return ok(product);
  const readers = await withinTime(clock, cards.listReaders());
  if (readers === null) return ok(product);
  // What is wrong with module or service is told to the call that needs them, with its remedy.
  return ok({ ...product, readers: readers.ok ? readers.value.map(summary) : [] });
};

/** A slow module must not look like a wrong program: who answers is told without it (null). */
async function withinTime<T>(clock: Clock, answer: Promise<T>): Promise<T | null> {
  let cancel = (): void => undefined;
  const late = new Promise<null>((resolve) => {
    cancel = clock.after(READERS_WAIT_MS, () => {
      resolve(null);
    });
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    cancel();
  }
}

function summary({ id, name, pinPad, card }: WorkerReader): ReaderSummary {
  return { id, name, pinPad, card: card === null ? null : { state: card.state, kind: card.kind } };
}
