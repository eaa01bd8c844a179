import type { ReaderSummary } from '../../contracts/page-messages.ts';
import { ok } from '../../contracts/result.ts';
import type { WorkerReader } from '../../contracts/worker-messages.ts';
import { API_LEVEL } from '../../contracts/endpoint.ts';
import { PRODUCT_NAME, PRODUCT_VERSION } from '../product.ts';
import type { Handler } from './handler.ts';

/** Says who answers, and to an approved site which readers there are; never anything personal. */
export const status: Handler<'status'> = async ({ approvals, cards, origin }) => {
  const product = { name: PRODUCT_NAME, version: PRODUCT_VERSION, apiLevel: API_LEVEL };
  if (!approvals.isApproved(origin)) return ok(product);
  const readers = await cards.listReaders();
  // What is wrong with module or service is told to the call that needs them, with its remedy.
  return ok({ ...product, readers: readers.ok ? readers.value.map(summary) : [] });
};

function summary({ id, name, pinPad, card }: WorkerReader): ReaderSummary {
  return { id, name, pinPad, card: card === null ? null : { state: card.state, kind: card.kind } };
}
