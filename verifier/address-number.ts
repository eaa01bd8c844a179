/** What stands behind a house number. */
export interface AfterNumber {
  readonly box: string;
  readonly certain: boolean;
}

/** bus (nl), bte, boîte (fr), box, b, and the slash that stands for any of them. */
const BOX_WORD = '(?:bus|bte|bo[iî]te|box|bt)(?!\\p{L})';
const BOX_VALUE = '[\\p{L}\\d]{1,6}(?:[./-][\\p{L}\\d]{1,4}){0,2}';

const pattern = (source: string): RegExp => new RegExp(`^${source}$`, 'iu');

const LETTER = pattern('\\s?(\\p{L}|bis|ter|quater)');
const BOX = pattern(
  `\\s?[,/]?\\s?(?:${BOX_WORD}\\.?|b\\.|b(?=\\s\\d)|b(?=/))\\s?[:/]?\\s?(?:n°|nr\\.?)?\\s?(${BOX_VALUE})`,
);
const SLASH = pattern(`\\s?/\\s?(${BOX_VALUE})`);
const LETTER_AND_BOX = pattern(
  `\\s?((?:\\p{L}|bis|ter|quater)\\s?(?:[,/]?\\s?(?:${BOX_WORD}\\.?|b\\.|b(?=\\s\\d))\\s?|/\\s?)${BOX_VALUE})`,
);
const RANGE = pattern(`\\s?([-–+&]\\s?\\d{1,4}\\p{L}?(?:\\s?[,/]?\\s?(?:${BOX_WORD}\\.?|/)\\s?${BOX_VALUE})?)`);
const GLUED = pattern('(\\p{L}\\d{1,4})');
const BARE = pattern('\\s(\\d{1,4}\\p{L}?|\\p{L}\\d{1,4})');

/** How a box may be written, and whether it can mean anything else. */
const FORMS: readonly { readonly form: RegExp; readonly certain: boolean }[] = [
  { form: LETTER, certain: true },
  { form: BOX, certain: true },
  { form: SLASH, certain: true },
  { form: LETTER_AND_BOX, certain: true },
  // `12-14` may be two houses or box 14; `12b3` box 3 or letter b; `12 3` anything.
  { form: RANGE, certain: false },
  { form: GLUED, certain: false },
  { form: BARE, certain: false },
];

/** @returns null where the text cannot follow a house number: the number was part of the street's name then */
export function parseAfterNumber(text: string): AfterNumber | null {
  if (text === '') return { box: '', certain: true };
  for (const { form, certain } of FORMS) {
    const box = form.exec(text)?.[1];
    if (box !== undefined) return { box, certain };
  }
  return null;
}
