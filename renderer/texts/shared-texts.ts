import type { IdentityField } from '../../contracts/identity.ts';
import type { Language } from '../../contracts/languages.ts';
import { SHARED_DE } from './de/shared.ts';
import { SHARED_EN } from './en/shared.ts';
import type { Counted } from './fill.ts';
import { SHARED_FR } from './fr/shared.ts';
import { SHARED_NL } from './nl/shared.ts';

/** What more than one window says. */
export interface SharedTexts {
  readonly languageLabel: string;
  readonly systemLanguage: string;
  readonly close: string;
  readonly cancel: string;
  readonly fields: Readonly<Record<IdentityField, string>>;
  readonly reader: string;
  /** `{name}` as the system gives it. */
  readonly readerNamed: string;
  readonly startWithComputer: string;
  readonly startWithComputerHint: string;
  readonly notSupported: string;
  readonly locked: string;
  readonly pin: {
    readonly hint: string;
    readonly digitsTyped: Counted;
    readonly triesLeft: Counted;
    readonly pasteRefused: string;
    readonly digitsOnly: string;
    readonly tooShort: string;
  };
}

export const SHARED_TEXTS: Readonly<Record<Language, SharedTexts>> = {
  fr: SHARED_FR,
  nl: SHARED_NL,
  de: SHARED_DE,
  en: SHARED_EN,
};

/** Each language by its own name: whoever cannot read the present one finds theirs. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  fr: 'Français',
  nl: 'Nederlands',
  de: 'Deutsch',
  en: 'English',
};
