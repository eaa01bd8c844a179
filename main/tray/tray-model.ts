import type { Language } from '../../contracts/languages.ts';
import type { WorkerReader } from '../../contracts/worker-messages.ts';
import type { PortState } from '../port.ts';
import { TRAY_TEXTS, type TrayState } from './tray-texts.ts';

export const TRAY_CHOICES = ['question', 'status', 'settings', 'quit'] as const;
export type TrayChoice = (typeof TRAY_CHOICES)[number];

export type TrayEntry =
  { readonly kind: 'choice'; readonly choice: TrayChoice; readonly label: string } | { readonly kind: 'line' };

export interface TrayModel {
  readonly state: TrayState;
  /** What the state means, in words: tooltip and name for screen readers. */
  readonly title: string;
  readonly menu: readonly TrayEntry[];
}

export interface TrayFacts {
  readonly asking: boolean;
  readonly port: PortState;
  readonly readers: readonly WorkerReader[] | null;
  readonly language: Language;
}

export function trayModel({ asking, port, readers, language }: TrayFacts): TrayModel {
  const state = trayState({ asking, port, readers });
  const texts = TRAY_TEXTS[language];
  const choice = (name: TrayChoice): TrayEntry => ({ kind: 'choice', choice: name, label: texts.choices[name] });
  return {
    state,
    title: `eID Bridge – ${texts.states[state]}`,
    menu: [
      ...(asking ? [choice('question')] : []),
      choice('status'),
      choice('settings'),
      { kind: 'line' },
      choice('quit'),
    ],
  };
}

/** The most pressing first. */
function trayState({ asking, port, readers }: Omit<TrayFacts, 'language'>): TrayState {
  if (asking) return 'asking';
  if (port.port === 'taken') return 'problem';
  if (readers === null) return 'ready';
  if (readers.length === 0) return 'no-reader';
  const cards = readers.map(({ card }) => card).filter((card) => card !== null);
  if (cards.length === 0) return 'ready';
  return cards.some(({ state }) => state === 'ready') ? 'card-in' : 'problem';
}
