import type { CardId, ReaderId, WorkerParams, WorkerReader } from '../../../contracts/worker-messages.ts';

/** Parameters for calls whose card does not matter. */

export const CARD = { readerId: 'reader' as ReaderId, cardId: 'card' as CardId } as const;

export function signParams(pin: Uint8Array | null = new Uint8Array([49, 50, 51, 52])): WorkerParams<'sign'> {
  const input = { kind: 'message', bytes: new Uint8Array([1]) } as const;
  return { ...CARD, role: 'authentication', algorithm: 'RS256', input, pin };
}

export function reader(changes: Partial<WorkerReader> = {}): WorkerReader {
  return { id: CARD.readerId, name: 'Reader', pinPad: false, card: null, ...changes };
}

export function readerWithCard(cardId: string = CARD.cardId, readerId: string = CARD.readerId): WorkerReader {
  return reader({
    id: readerId as ReaderId,
    card: { id: cardId as CardId, way: 'pkcs11', state: 'ready', kind: 'belgian-eid', pinEntry: 'typed' },
  });
}
