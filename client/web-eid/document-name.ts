import type { Language, Translated } from '../../contracts/languages.ts';

/** What the citizen reads where a document's name would stand: web-eid.js's `sign` has none to give. */
const NO_NAME: Translated = {
  fr: 'Document sans nom',
  nl: 'Document zonder naam',
  de: 'Dokument ohne Namen',
  en: 'Document without a name',
};

export function missingDocumentName(lang: Language | undefined): string {
  return NO_NAME[lang ?? 'fr'];
}

/** A language of the product, or undefined: then the bridge takes the citizen's own setting. */
export function knownLanguage(lang: string | undefined): Language | undefined {
  const short = lang?.slice(0, 2).toLowerCase() ?? '';
  return Object.hasOwn(NO_NAME, short) ? (short as Language) : undefined;
}
