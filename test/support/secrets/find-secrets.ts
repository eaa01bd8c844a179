import { nationalNumber } from '../../../simulator/citizen-numbers.ts';
import { CITIZENS } from '../../../simulator/citizens.ts';
import { TEST_PINS } from './test-pins.ts';

/** A secret found, by its name and the line it stands in; never the secret itself. */
export interface Finding {
  readonly secret: string;
  readonly line: number;
  readonly spelling: string;
}

interface Spelling {
  readonly secret: string;
  readonly spelling: string;
  readonly pattern: RegExp;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const alone = (text: string): RegExp => new RegExp(`(?<!\\d)${text}(?!\\d)`);

/** Bytes as hex, base64 (at each of its three alignments, edges left out) and as a list of numbers. */
function byteSpellings(secret: string, text: string): Spelling[] {
  const bytes = Buffer.from(text);
  const hex = bytes.toString('hex');
  const list = [...bytes].join(',\\s*');
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    // The first and last characters depend on the neighbours.
    return escaped(encoded.slice(Math.ceil((shift * 8) / 6), encoded.length - 1));
  });
  return [
    { secret, spelling: 'hex', pattern: new RegExp(hex, 'i') },
    { secret, spelling: 'list of bytes', pattern: new RegExp(`(?<!\\d)${list}(?!\\d)`) },
    ...base64.map((pattern) => ({ secret, spelling: 'base64', pattern: new RegExp(pattern) })),
  ];
}

function pinSpellings([name, pin]: readonly [string, string]): Spelling[] {
  const secret = `test PIN "${name}"`;
  return [{ secret, spelling: 'digits', pattern: alone(pin) }, ...byteSpellings(secret, pin)];
}

function numberSpellings([name, number]: readonly [string, string]): Spelling[] {
  const secret = `national number of "${name}"`;
  const parts = /^(..)(..)(..)(...)(..)$/.exec(number)?.slice(1) ?? [];
  const separated = parts.join('[ .\\-/\\u00a0]{0,3}');
  return [{ secret, spelling: 'digits', pattern: alone(separated) }, ...byteSpellings(secret, number)];
}

const SPELLINGS: readonly Spelling[] = [
  ...Object.entries(TEST_PINS).flatMap(pinSpellings),
  ...Object.entries(CITIZENS)
    .map(([name, citizen]) => [name, nationalNumber(citizen)] as const)
    .flatMap(numberSpellings),
];

/** Every test PIN and every simulated citizen's national number in a text, however it is spelled. */
export function findSecrets(text: string): Finding[] {
  // One look at the whole text first: nearly always there is nothing.
  const present = SPELLINGS.filter(({ pattern }) => pattern.test(text));
  if (present.length === 0) return [];
  return text
    .split('\n')
    .flatMap((content, index) =>
      present
        .filter(({ pattern }) => pattern.test(content))
        .map(({ secret, spelling }) => ({ secret, spelling, line: index + 1 })),
    );
}
