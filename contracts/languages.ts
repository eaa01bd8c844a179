/** French first: the order is the fallback order of everything people read. */
export const LANGUAGES = ['fr', 'nl', 'de', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

/** The same text in each language of the product. */
export type Translated = Readonly<Record<Language, string>>;
