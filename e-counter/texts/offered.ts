import type { Language } from '../../contracts/languages.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { nl } from './nl.ts';
import type { Texts } from './texts.ts';

/** The languages of this e-counter, the default first. A new one is a folder beside fr/ and a line here. */
const OFFERED = { fr, nl, de, en } as const satisfies Record<Language, Texts>;

export type CounterLanguage = keyof typeof OFFERED;

export const COUNTER_LANGUAGES = Object.keys(OFFERED) as readonly CounterLanguage[];

export const DEFAULT_LANGUAGE: CounterLanguage = 'fr';

export function textsIn(language: CounterLanguage): Texts {
  return OFFERED[language];
}

export function counterLanguage(text: string | undefined): CounterLanguage | null {
  return COUNTER_LANGUAGES.find((language) => language === text) ?? null;
}

/** The language a browser prefers (RFC 9110 section 12.5.4) among ours; its order breaks ties. */
export function preferredLanguage(acceptLanguage: string | undefined): CounterLanguage {
  const wishes = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return { language: counterLanguage(tag.split('-')[0]), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter((wish) => wish.language !== null && wish.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return wishes[0]?.language ?? DEFAULT_LANGUAGE;
}

/** Start of the route of every page: one of our languages, nothing else. */
export const IN_LANGUAGE = `/:language(^(?:${COUNTER_LANGUAGES.join('|')})$)`;
