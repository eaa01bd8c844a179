import type { Language } from '../../contracts/languages.ts';
import { WELCOME_DE } from './de/welcome.ts';
import { WELCOME_EN } from './en/welcome.ts';
import { WELCOME_FR } from './fr/welcome.ts';
import { WELCOME_NL } from './nl/welcome.ts';

/** What the first-run window says. */
export interface WelcomeTexts {
  readonly title: string;
  readonly lead: string;
  readonly points: readonly { readonly title: string; readonly text: string }[];
  readonly check: string;
  readonly start: string;
}

export const WELCOME_TEXTS: Readonly<Record<Language, WelcomeTexts>> = {
  fr: WELCOME_FR,
  nl: WELCOME_NL,
  de: WELCOME_DE,
  en: WELCOME_EN,
};
