import type { Profile } from './profiles.ts';
import { loadProfile } from './profiles.ts';
import type { VirtualCard } from './virtual-card.ts';

/** A reader of the simulator, and the card in it. */
export interface VirtualReader {
  readonly card: VirtualCard | null;
  insert(card: VirtualCard): void;
  remove(): void;
}

/** Hands a profile's card to a reader, after whatever was in it. */
export async function insertProfile(reader: VirtualReader, profile: Profile, pin?: string): Promise<VirtualCard> {
  const card = await loadProfile(profile, pin);
  if (reader.card !== null) reader.remove();
  reader.insert(card);
  return card;
}
