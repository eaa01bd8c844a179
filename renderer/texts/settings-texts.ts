import type { Language } from '../../contracts/languages.ts';
import type { SettingsState, SHOWN_LOG_LEVELS, WAYS } from '../../contracts/window-messages.ts';
import { SETTINGS_DE } from './de/settings.ts';
import { SETTINGS_EN } from './en/settings.ts';
import type { Counted } from './fill.ts';
import { SETTINGS_FR } from './fr/settings.ts';
import { SETTINGS_NL } from './nl/settings.ts';

type LogLevel = (typeof SHOWN_LOG_LEVELS)[number];
type Way = (typeof WAYS)[number];

/** What the settings window says. */
export interface SettingsTexts {
  readonly title: string;
  readonly problems: Readonly<Record<NonNullable<SettingsState['problem']>, string>>;
  readonly sitesTitle: string;
  readonly sitesLead: string;
  readonly noSites: string;
  readonly search: string;
  readonly found: Counted;
  readonly noneFound: string;
  readonly connected: string;
  readonly byAdministrator: string;
  readonly revoke: string;
  /** `{origin}` of the site. */
  readonly revokeSite: string;
  readonly generalTitle: string;
  readonly sounds: string;
  readonly soundsHint: string;
  readonly cardTitle: string;
  readonly way: string;
  readonly ways: Readonly<Record<Way, string>>;
  readonly module: string;
  readonly noModule: string;
  readonly chooseModule: string;
  readonly forgetModule: string;
  readonly portTitle: string;
  /** `{number}` of the port. */
  readonly portOpen: string;
  /** `{holder}` is a program's name. */
  readonly portTakenBy: string;
  readonly portTaken: string;
  readonly portClosed: string;
  readonly logTitle: string;
  readonly logLead: string;
  readonly logLevel: string;
  readonly logLevels: Readonly<Record<LogLevel, string>>;
  readonly openLog: string;
  readonly closeLog: string;
  readonly noLog: string;
  readonly logColumns: { readonly time: string; readonly level: string; readonly event: string };
  readonly status: string;
}

export const SETTINGS_TEXTS: Readonly<Record<Language, SettingsTexts>> = {
  fr: SETTINGS_FR,
  nl: SETTINGS_NL,
  de: SETTINGS_DE,
  en: SETTINGS_EN,
};
