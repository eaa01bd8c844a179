import { parseAfterNumber } from './address-number.ts';

/** The one address line of a Belgian card in the fields of a form. */
export interface SplitAddress {
  /** The whole line where no house number can be told apart. */
  readonly street: string;
  /** Digits only, like `12`; empty where there is none or it is not certain which it is. */
  readonly number: string;
  /** Box, letter or the rest of a range: what follows the number, without the word for box. */
  readonly box: string;
  /** `low`: show the line and ask the citizen to look; nothing was guessed silently. */
  readonly confidence: 'high' | 'low';
  /** The line itself, blanks tidied. */
  readonly line: string;
}

/** A number stands after a blank or a comma, perhaps with a word for number before it (`n°`, `nr.`). */
const NUMBER = /(?<=[\s,])(?:(?:n°|nº|nr\.?|num\.?)\s*)?(\d+)/giu;
/** `Neustr. 1 (Referenzadr.)` */
const REMARK = /\s*\([^()]*\)$/u;
/** The number behind this is a box's. */
const BOX_WORD_AT_END = /(?:[\s\d,/](?:bus|bte|bo[iî]te|box|bt|b)\.?|\/)$/iu;
/** The number behind this is perhaps no house number. */
const DOUBTFUL_END =
  /(?:^|\s)(?:\p{L}|\d+|bus|bte|bo[iî]te|box|bt|bloc|blok|block|km|lot|zone|app|appt|apt|n[ro]|rn|[ée]tage|verd|kot)\.?$/iu;
/** A number inside a street's name: `rue des 600 Franchimontois`, `place du 4 Août`, `avenue Albert 1er`. */
const NAMED_NUMBER =
  /(?<=\s(?:des?|du|les?|la|van|der?|den|het|'t)\s)\d+(?:\p{L}{1,3})?(?=\s\p{L})|\b\d+(?:er|[èe]re|[èe]me|de|ste)(?!\p{L})/giu;
const MAX_DIGITS = 4;

/**
 * Splits street, number and box, in the French, Dutch and German habits of Belgium: the number follows the street, the box
 * follows the number. Confidence is high only where exactly one reading is possible.
 *
 * @param line `address.streetAndNumber` of a card; at most 200 characters are looked at
 * @example
 * splitAddress('rue des 600 Franchimontois 1 bte 2');
 * // { street: 'rue des 600 Franchimontois', number: '1', box: '2', confidence: 'high', line: … }
 */
export function splitAddress(line: string): SplitAddress {
  const tidy = line.replaceAll('\0', ' ').replace(/\s+/gu, ' ').trim();
  const whole: SplitAddress = { street: tidy, number: '', box: '', confidence: 'low', line: tidy };
  if (tidy.length > MAX_CHARACTERS) return whole;
  const text = tidy.replace(REMARK, '');
  const readings = [...text.matchAll(NUMBER)].flatMap((match) => readingAt(text, match) ?? []);
  const [reading, ...others] = readings;
  if (reading === undefined || others.length > 0 || !isStreet(reading.street)) return whole;
  const { street, number, box, certain } = reading;
  return { street, number, box, confidence: certain && text === tidy ? 'high' : 'low', line: tidy };
}

const MAX_CHARACTERS = 200;

interface Reading {
  readonly street: string;
  readonly number: string;
  readonly box: string;
  readonly certain: boolean;
}

function readingAt(text: string, match: RegExpExecArray): Reading | null {
  const street = text.slice(0, match.index).replace(/[\s,]+$/u, '');
  const number = match[1] ?? '';
  const after = parseAfterNumber(text.slice(match.index + match[0].length));
  if (after === null || !/^[1-9]\d*$/.test(number) || number.length > MAX_DIGITS) return null;
  return BOX_WORD_AT_END.test(street) ? null : { street, number, ...after };
}

/** Is this a street's name and nothing more, without a number that could be the house's? */
function isStreet(text: string): boolean {
  if (!/\p{L}/u.test(text) || DOUBTFUL_END.test(text)) return false;
  return !/(?<!\p{L})\d/u.test(text.replace(NAMED_NUMBER, ''));
}
