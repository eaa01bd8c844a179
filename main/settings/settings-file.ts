import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute } from 'node:path';
import * as v from 'valibot';
import { LANGUAGE_CHOICES, SHOWN_LOG_LEVELS, WAYS } from '../../contracts/window-messages.ts';
import type { Log } from '../../native-bridge/logging/log.ts';

/** What the citizen chose; the administrator's policy may overrule it (settings.ts). */
const Settings = v.strictObject({
  version: v.literal(1),
  language: v.picklist(LANGUAGE_CHOICES),
  way: v.picklist(WAYS),
  /** Absolute path of a PKCS#11 module chosen by hand. */
  module: v.nullable(v.pipe(v.string(), v.check(isAbsolute))),
  logLevel: v.picklist(SHOWN_LOG_LEVELS),
  sounds: v.boolean(),
  /** The first-run window was seen. */
  welcomed: v.boolean(),
});
export type Settings = v.InferOutput<typeof Settings>;

export const DEFAULT_SETTINGS: Settings = {
  version: 1,
  language: 'system',
  way: 'auto',
  module: null,
  logLevel: 'info',
  sounds: false,
  welcomed: false,
};

export interface LoadedSettings {
  readonly settings: Settings;
  /** The file was there and could not be understood; it is kept aside. */
  readonly damaged: boolean;
}

/** A damaged file is kept beside, never overwritten: what is in it can still be looked at. */
export function loadSettings(path: string, log: Log): LoadedSettings {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    // First start, or a folder we may not read: the defaults.
    return { settings: DEFAULT_SETTINGS, damaged: false };
  }
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Settings), text);
  if (parsed.success) return { settings: parsed.output, damaged: false };
  log.warn('settings-damaged', { keptAs: 'settings.json.damaged' });
  try {
    renameSync(path, `${path}.damaged`);
  } catch (thrown) {
    log.warn('settings-not-kept-aside', { reason: reasonOf(thrown) });
  }
  return { settings: DEFAULT_SETTINGS, damaged: true };
}

/** @returns whether it could be written */
export function saveSettings(path: string, settings: Settings, log: Log): boolean {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(`${path}.new`, JSON.stringify(settings, null, 2), { mode: 0o600 });
    renameSync(`${path}.new`, path);
    return true;
  } catch (thrown) {
    log.warn('settings-not-saved', { reason: reasonOf(thrown) });
    return false;
  }
}

function reasonOf(thrown: unknown): string {
  return (thrown as NodeJS.ErrnoException).code ?? 'unknown';
}
