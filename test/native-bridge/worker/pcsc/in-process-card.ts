import type { CardId, ReaderId } from '../../../../contracts/worker-messages.ts';
import { createDirectAccess, type DirectAccess } from '../../../../native-bridge/worker/pcsc/direct-access.ts';
import {
  createInProcessPcsc,
  type InProcessPcsc,
  type InProcessReader,
} from '../../../../simulator/card/in-process-pcsc.ts';
import { loadProfile, type Profile } from '../../../../simulator/card/profiles.ts';
import type { VirtualCard } from '../../../../simulator/card/virtual-card.ts';
import { TEST_PINS } from '../../../support/secrets/test-pins.ts';

export interface InProcessCard {
  readonly pcsc: InProcessPcsc;
  readonly reader: InProcessReader;
  readonly direct: DirectAccess;
  readonly card: VirtualCard;
  readonly names: { readonly readerId: ReaderId; readonly cardId: CardId };
}

export const PIN = (): Uint8Array => Buffer.from(TEST_PINS.main);
export const WRONG_PIN = (): Uint8Array => Buffer.from(TEST_PINS.wrong);

/** One reader with this card in it, reached directly, all in this process. */
export async function insertedCard(profile: Profile): Promise<InProcessCard> {
  const pcsc = createInProcessPcsc();
  const reader = pcsc.addReader('The reader');
  const direct = createDirectAccess(pcsc);
  pcsc.watch(direct.see);
  const card = await loadProfile(profile, TEST_PINS.main);
  reader.insert(card);
  return { pcsc, reader, direct, card, names: await namesOf(direct) };
}

/** The card in the first reader, as the direct way names it now. */
export async function namesOf(direct: DirectAccess): Promise<InProcessCard['names']> {
  const [reader] = await direct.listReaders();
  if (!reader?.card) throw new Error('no card');
  return { readerId: reader.id, cardId: reader.card.id };
}
