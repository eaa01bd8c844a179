import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { splitAddress } from '../../verifier/index.ts';
import { CERTAIN, NUMBER_ONLY_CERTAIN, UNCERTAIN } from './address-corpus.ts';

describe('splitAddress', () => {
  it('has a corpus of at least 150 lines, each once', () => {
    const lines = [...CERTAIN, ...NUMBER_ONLY_CERTAIN].map(([line]) => line).concat(UNCERTAIN);
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines.length).toBeGreaterThanOrEqual(150);
  });

  it.each(CERTAIN)('%j is certain', (line, street, number, box) => {
    expect(splitAddress(line)).toMatchObject({ street, number, box, confidence: 'high' });
  });

  it.each(NUMBER_ONLY_CERTAIN)('%j has a certain number only', (line, street, number, box) => {
    expect(splitAddress(line)).toMatchObject({ street, number, box, confidence: 'low' });
  });

  it.each(UNCERTAIN)('%j is left whole', (line) => {
    expect(splitAddress(line)).toEqual({ street: line, number: '', box: '', confidence: 'low', line });
  });
});

const word = fc.constantFrom(
  'Rue',
  'des',
  'Exemples',
  'Specimenstraat',
  "l'Épi",
  'Neustr.',
  '4',
  '600',
  '12',
  '3A',
  '1er',
);
const mark = fc.constantFrom('bus', 'bte', 'boîte', 'b', '/', '-', ',', 'n°', '(x)', 'A', 'bis', '7', '0101', '12-14');
const likelyLine = fc
  .array(fc.oneof(word, mark), { maxLength: 8 })
  .chain((parts) => fc.constantFrom(' ', '', '  ').map((separator) => parts.join(separator)));
const anyLine = fc.oneof(likelyLine, fc.string({ unit: 'grapheme', maxLength: 80 }), fc.string({ maxLength: 400 }));

/** Everything of a line that carries meaning, in its order. */
function meaning(text: string): string {
  const words = text.replace(/(?<!\p{L})(?:bus|bte|bo[iî]te|box|bt|b|n°|nº|nr|num)(?!\p{L})/giu, '');
  return words.replace(/[^\p{L}\d]/gu, '');
}

describe('splitAddress, any line', () => {
  it('never throws, and fills the number with digits only', () => {
    fc.assert(
      fc.property(anyLine, (line) => {
        const split = splitAddress(line);
        expect(split.number).toMatch(/^(|[1-9]\d{0,3})$/);
        if (split.confidence === 'high') expect(split.number).not.toBe('');
        if (split.number === '') expect(split.street).toBe(split.line);
      }),
      { numRuns: 5_000 },
    );
  });

  it('loses nothing where it is certain', () => {
    fc.assert(
      fc.property(likelyLine, (line) => {
        const { street, number, box, confidence } = splitAddress(line);
        if (confidence === 'high') expect(meaning(`${street} ${number} ${box}`)).toBe(meaning(line));
      }),
      { numRuns: 5_000 },
    );
  });

  it('splits what was put together', () => {
    const street = fc.constantFrom('Rue des Exemples', 'Specimenstraat', 'Rue des 600 Échantillons', 'Neustr.');
    const number = fc.integer({ min: 1, max: 9999 }).map(String);
    const box = fc.oneof(fc.integer({ min: 1, max: 9999 }).map(String), fc.constantFrom('A', 'B12', '0101'));
    const boxWord = fc.constantFrom(' bus ', ' bte ', ' boîte ', ' Bte. ', '/', ' / ', ', bte ');
    fc.assert(
      fc.property(street, number, boxWord, box, (name, house, separator, value) => {
        expect(splitAddress(`${name} ${house}${separator}${value}`)).toMatchObject({
          street: name,
          number: house,
          box: value,
          confidence: 'high',
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes time in proportion to the line', () => {
    const line = `${'a '.repeat(50_000)}1`;
    expect(splitAddress(line).confidence).toBe('low');
  });
});
