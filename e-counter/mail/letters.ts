import { counterLanguage, DEFAULT_LANGUAGE, textsIn } from '../texts/offered.ts';
import type { Texts } from '../texts/texts.ts';
import type { Mail } from './mailer.ts';

export type Letter = keyof Texts['mails'];

/** A message in the reader's language. `{link}` of its text becomes the address; there is nothing else to fill in. */
export function letter(kind: Letter, to: string, language: string, link: string): Mail {
  const { mails, mailEnd } = textsIn(counterLanguage(language) ?? DEFAULT_LANGUAGE);
  const { subject, text } = mails[kind];
  return { to, subject, text: `${text.replace('{link}', () => link)}\n\n${mailEnd}` };
}
