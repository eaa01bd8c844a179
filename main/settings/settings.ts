import type { Language } from '../../contracts/languages.ts';
import type { SettingsState } from '../../contracts/window-messages.ts';
import type { Log } from '../../native-bridge/logging/log.ts';
import type { Policy } from '../../native-bridge/policy/policy.ts';
import { DEFAULT_SETTINGS, loadSettings, saveSettings, type Settings } from './settings-file.ts';

type Choices = Omit<Settings, 'version'>;

/** The settings in force: the citizen's, overruled by the administrator's policy. */
export interface AppSettings {
  readonly inForce: Choices;
  isLocked(key: keyof Choices): boolean;
  /** Ignored where the policy decides. */
  set(changes: Partial<Choices>): void;
  /** The language of everything shown now. */
  language(): Language;
  readonly problem: SettingsState['problem'];
  onChange(listener: (changed: ReadonlySet<keyof Choices>) => void): void;
}

export interface SettingsOptions {
  readonly path: string;
  readonly policy: Policy;
  readonly systemLanguage: Language;
  /** Asked for at each record: the log's own level is a setting. */
  readonly log: () => Log;
}

export function createSettings({ path, policy, systemLanguage, log }: SettingsOptions): AppSettings {
  const fixed: Partial<Choices> = {
    ...(policy.way === undefined ? {} : { way: policy.way }),
    ...(policy.module === undefined ? {} : { module: policy.module }),
    ...(policy.logLevel === undefined ? {} : { logLevel: policy.logLevel }),
    ...(policy.language === undefined ? {} : { language: policy.language }),
  };
  let own: Settings = DEFAULT_SETTINGS;
  let problem: SettingsState['problem'] = null;
  const listeners: ((changed: ReadonlySet<keyof Choices>) => void)[] = [];

  const settings: AppSettings = {
    get inForce() {
      return { ...own, ...fixed };
    },
    isLocked: (key) => key in fixed,
    set: (changes) => {
      const before = settings.inForce;
      own = { ...own, ...changes };
      if (!saveSettings(path, own, log())) problem = 'cannot-be-saved';
      else if (problem === 'cannot-be-saved') problem = null;
      const after = settings.inForce;
      const changed = new Set((Object.keys(changes) as (keyof Choices)[]).filter((key) => before[key] !== after[key]));
      for (const listener of listeners) listener(changed);
    },
    language: () => {
      const { language } = settings.inForce;
      return language === 'system' ? systemLanguage : language;
    },
    get problem() {
      return problem;
    },
    onChange: (listener) => {
      listeners.push(listener);
    },
  };
  const loaded = loadSettings(path, log());
  own = loaded.settings;
  if (loaded.damaged) problem = 'file-was-damaged';
  return settings;
}
