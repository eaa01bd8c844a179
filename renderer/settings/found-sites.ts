import type { SettingsState } from '../../contracts/window-messages.ts';

type Site = SettingsState['sites'][number];

/** Sites whose address holds each word looked for, whatever the case. */
export function foundSites(sites: readonly Site[], search: string): readonly Site[] {
  const words = search.toLowerCase().split(/\s+/u).filter(Boolean);
  return sites.filter(({ origin }) => words.every((word) => origin.toLowerCase().includes(word)));
}
