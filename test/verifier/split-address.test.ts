import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { splitAddress } from '../../verifier/index.ts';

type Row = readonly [line: string, street: string, number: string, box: string];

/** Exactly one reading is possible. */
const CERTAIN: readonly Row[] = [
  ['Meirplaats 1 bus 1', 'Meirplaats', '1', '1'],
  ['Meirplaats 1 Bus 1', 'Meirplaats', '1', '1'],
  ['Meirplaats 1 BUS 1', 'Meirplaats', '1', '1'],
  ['Meirplaats 1 bus 0101', 'Meirplaats', '1', '0101'],
  ['Meirplaats 1 bus A', 'Meirplaats', '1', 'A'],
  ['Meirplaats 1 bus A1', 'Meirplaats', '1', 'A1'],
  ['Meirplaats 1 bus 1.02', 'Meirplaats', '1', '1.02'],
  ['Meirplaats 1 bus 2/3', 'Meirplaats', '1', '2/3'],
  ['Meirplaats 1bus1', 'Meirplaats', '1', '1'],
  ['Meirplaats 1 bus1', 'Meirplaats', '1', '1'],
  ['Meirplaats 1, bus 1', 'Meirplaats', '1', '1'],
  ['Meirplaats 1/bus 1', 'Meirplaats', '1', '1'],
  ['Meirplaats 1 bus 1  ', 'Meirplaats', '1', '1'],
  ['  Meirplaats   1  bus  1', 'Meirplaats', '1', '1'],
  ['Sint-Jansbergsesteenweg 197', 'Sint-Jansbergsesteenweg', '197', ''],
  ['Specimenstraat 12', 'Specimenstraat', '12', ''],
  ['Specimenstraat 12   ', 'Specimenstraat', '12', ''],
  ['Specimenstraat 12\0\0', 'Specimenstraat', '12', ''],
  ['Specimenstraat 1', 'Specimenstraat', '1', ''],
  ['Specimenstraat 1234', 'Specimenstraat', '1234', ''],
  ['Specimenstraat 12A', 'Specimenstraat', '12', 'A'],
  ['Specimenstraat 12a', 'Specimenstraat', '12', 'a'],
  ['Specimenstraat 12 A', 'Specimenstraat', '12', 'A'],
  ['Specimenstraat 12 b', 'Specimenstraat', '12', 'b'],
  ['Specimenstraat 12b', 'Specimenstraat', '12', 'b'],
  ['Specimenstraat 12 b 3', 'Specimenstraat', '12', '3'],
  ['Specimenstraat 12 b. 3', 'Specimenstraat', '12', '3'],
  ['Specimenstraat 12 b/3', 'Specimenstraat', '12', '3'],
  ['Specimenstraat 12 B/3', 'Specimenstraat', '12', '3'],
  ['Specimenstraat 12 A bus 3', 'Specimenstraat', '12', 'A bus 3'],
  ['Specimenstraat 12A bus 3', 'Specimenstraat', '12', 'A bus 3'],
  ['Specimenstraat 12A/3', 'Specimenstraat', '12', 'A/3'],
  ['Specimenstraat 12/3', 'Specimenstraat', '12', '3'],
  ['Specimenstraat 124/14', 'Specimenstraat', '124', '14'],
  ['Specimenstraat 12 / 3', 'Specimenstraat', '12', '3'],
  ['Specimenstraat 12 bis', 'Specimenstraat', '12', 'bis'],
  ['Specimenstraat 12bis', 'Specimenstraat', '12', 'bis'],
  ['Specimenstraat nr. 12', 'Specimenstraat', '12', ''],
  ['Specimenstraat nr 12 bus 3', 'Specimenstraat', '12', '3'],
  ["'t Hofken 7", "'t Hofken", '7', ''],
  ['Jan-Baptist Van Voorbeeldestraat 99 bus 21', 'Jan-Baptist Van Voorbeeldestraat', '99', '21'],
  ['Leopold II-laan 7', 'Leopold II-laan', '7', ''],
  ['Koning Albert II laan 7 bus 4', 'Koning Albert II laan', '7', '4'],
  ['rue des 600 Franchimontois 1', 'rue des 600 Franchimontois', '1', ''],
  ['Rue des 600 Franchimontois 12 bte 3', 'Rue des 600 Franchimontois', '12', '3'],
  ['Rue des 600 Franchimontois 12A', 'Rue des 600 Franchimontois', '12', 'A'],
  ['Place du 4 Août 5', 'Place du 4 Août', '5', ''],
  ['Rue du 11 Novembre 12 bte 3', 'Rue du 11 Novembre', '12', '3'],
  ['Avenue du 1er Mai 5', 'Avenue du 1er Mai', '5', ''],
  ['Rue de la 3e Division 14', 'Rue de la 3e Division', '14', ''],
  ['Rue des Exemples 12 bte 3', 'Rue des Exemples', '12', '3'],
  ['Rue des Exemples 12 Bte 3', 'Rue des Exemples', '12', '3'],
  ['Rue des Exemples 12 bte. 3', 'Rue des Exemples', '12', '3'],
  ['Rue des Exemples 12 Bte.3', 'Rue des Exemples', '12', '3'],
  ['Rue des Exemples 12 bt 3', 'Rue des Exemples', '12', '3'],
  ['Rue des Exemples 12 boîte 3', 'Rue des Exemples', '12', '3'],
  ['Rue des Exemples 12 boite 3', 'Rue des Exemples', '12', '3'],
  ['Rue des Exemples 12 BOÎTE A', 'Rue des Exemples', '12', 'A'],
  ['Rue des Exemples 12 box 3', 'Rue des Exemples', '12', '3'],
  ['Rue des Exemples, 12', 'Rue des Exemples', '12', ''],
  ['Rue des Exemples,12', 'Rue des Exemples', '12', ''],
  ['Rue des Exemples, 12 bte 3', 'Rue des Exemples', '12', '3'],
  ['Rue des Exemples, 12, bte 3', 'Rue des Exemples', '12', '3'],
  ['Rue des Exemples n° 12', 'Rue des Exemples', '12', ''],
  ['Rue des Exemples N°12', 'Rue des Exemples', '12', ''],
  ['Rue des Exemples 12 ter', 'Rue des Exemples', '12', 'ter'],
  ['Rue des Exemples 12/A', 'Rue des Exemples', '12', 'A'],
  ['Rue des Exemples 12/b3', 'Rue des Exemples', '12', 'b3'],
  ["Rue de l'Échantillon 8", "Rue de l'Échantillon", '8', ''],
  ['Avenue Albert 1er 12', 'Avenue Albert 1er', '12', ''],
  ['Chaussée de Spécimen 1051 bte 12', 'Chaussée de Spécimen', '1051', '12'],
  ['Route Nationale N4 12', 'Route Nationale N4', '12', ''],
  ['Eupener Strasse 321 /A', 'Eupener Strasse', '321', 'A'],
  ['Eupener Strasse 321 A', 'Eupener Strasse', '321', 'A'],
  ['Eupener Straße 321/A', 'Eupener Straße', '321', 'A'],
  ['Neustr. 1', 'Neustr.', '1', ''],
  ['Neustr. 1 B', 'Neustr.', '1', 'B'],
  ['Am Musterberg 44 Bus 2', 'Am Musterberg', '44', '2'],
  ['Zur Alten Mühle 5a', 'Zur Alten Mühle', '5', 'a'],
];

/** The number is clear, the rest is not. */
const NUMBER_ONLY_CERTAIN: readonly Row[] = [
  ['Neustr. 1 (Referenzadr.)', 'Neustr.', '1', ''],
  ['Rue des Exemples 12 bte 3 (Adresse de référence)', 'Rue des Exemples', '12', '3'],
  ['Specimenstraat 12-14', 'Specimenstraat', '12', '-14'],
  ['Specimenstraat 12-14 bus 3', 'Specimenstraat', '12', '-14 bus 3'],
  ['Specimenstraat 12+14', 'Specimenstraat', '12', '+14'],
  ['Specimenstraat 12b3', 'Specimenstraat', '12', 'b3'],
  ['Specimenstraat 12 B3', 'Specimenstraat', '12', 'B3'],
];

/** No field is filled but the street, with the whole line. */
const UNCERTAIN: readonly string[] = [
  '',
  'Kasteel Voorbeeld',
  'Specimenstraat',
  'Specimenstraat bus 3',
  'Specimenstraat 12 3',
  'Specimenstraat 12 - 14',
  'Specimenstraat 12 bus',
  'Specimenstraat 12 /',
  'Specimenstraat 12 achterhuis',
  'Specimenstraat 12 verdieping 3',
  'Specimenstraat 0',
  'Specimenstraat 012',
  'Specimenstraat 12345',
  'Specimenstraat 12 bus 3 bus 4',
  'Specimenstraat blok 3',
  'Zone 3',
  '12',
  '12, rue des Exemples',
  '12 rue des Exemples',
  'Rue des 600 Franchimontois',
  'Place Albert 1er',
  'Nationale 4 12',
  'Plein 1944 12',
  'Rue des Exemples 5 bte 2 étage 3',
  'Rue des Exemples 3 5 7',
  'Rue des Exemples km 12',
];

describe('splitAddress', () => {
  it('has a table of at least eighty lines', () => {
    expect(CERTAIN.length + NUMBER_ONLY_CERTAIN.length + UNCERTAIN.length).toBeGreaterThanOrEqual(80);
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
