import { existsSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { isProfile, type Profile } from '../card/profiles.ts';

/** Names the file by which the developer's menu handles the cards of the worker: a profile a line, `-` for none. */
export const CARDS_FILE_VARIABLE = 'VIRTUAL_CARDS_FILE';

export type CardsIn = readonly (Profile | null)[];

export function readCards(path: string): CardsIn {
  if (!existsSync(path)) return [null];
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => (isProfile(line) ? line : null));
}

export function writeCards(path: string, cards: CardsIn): void {
  writeFileSync(path, cards.map((card) => `${card ?? '-'}\n`).join(''));
}

export function watchCards(path: string, changed: (cards: CardsIn) => void): void {
  watch(path, () => {
    changed(readCards(path));
  });
}
