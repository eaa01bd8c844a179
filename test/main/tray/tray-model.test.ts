import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { LANGUAGES } from '../../../contracts/languages.ts';
import type { CardId, ReaderId, WorkerReader } from '../../../contracts/worker-messages.ts';
import { TRAY_CHOICES, trayModel, type TrayFacts } from '../../../main/tray/tray-model.ts';
import { TRAY_STATE_NAMES, TRAY_TEXTS } from '../../../main/tray/tray-texts.ts';
import { TRAY_STATES } from '../../../build/packaging/tray-variants.ts';

const reader = (state: 'ready' | 'unsupported' | null): WorkerReader => ({
  id: 'r' as ReaderId,
  name: 'R',
  pinPad: false,
  card: state === null ? null : { id: 'c' as CardId, way: 'direct', state, kind: 'other', pinEntry: 'typed' },
});
const QUIET: TrayFacts = {
  asking: false,
  port: { port: 'open', number: 27443, preferred: true },
  readers: [reader(null)],
  language: 'fr',
};

describe('the tray', () => {
  it.each([
    ['ready', {}],
    ['ready', { readers: null }],
    ['no-reader', { readers: [] }],
    ['card-in', { readers: [reader(null), reader('ready')] }],
    ['problem', { readers: [reader('unsupported')] }],
    ['problem', { port: { port: 'taken', holder: null }, readers: [] }],
    ['asking', { asking: true, port: { port: 'taken', holder: null } }],
  ] as const)('shows %s for %j', (state, facts) => {
    expect(trayModel({ ...QUIET, ...facts }).state).toBe(state);
  });

  it('offers the question only while there is one', () => {
    const choices = (asking: boolean): string[] =>
      trayModel({ ...QUIET, asking }).menu.flatMap((entry) => (entry.kind === 'choice' ? [entry.choice] : []));
    expect(choices(false)).toEqual(['status', 'settings', 'quit']);
    expect(choices(true)).toEqual([...TRAY_CHOICES]);
  });

  it('has a drawing for each state, and words in each language that are nobody else’s', () => {
    const drawn = readdirSync(fileURLToPath(new URL('../../../build/icons/', import.meta.url)));
    for (const state of TRAY_STATE_NAMES) expect(drawn).toContain(`tray-${state}.svg`);
    expect([...TRAY_STATES].sort()).toEqual([...TRAY_STATE_NAMES].sort());
    const words = LANGUAGES.map((language) => JSON.stringify(TRAY_TEXTS[language]));
    expect(new Set(words).size).toBe(LANGUAGES.length);
  });
});
