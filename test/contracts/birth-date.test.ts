import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseCardDate } from '../../contracts/birth-date.ts';
import { CITIZENS } from '../../simulator/citizens.ts';

describe('a date as on the card', () => {
  it.each([
    ['01 JAN 1971', '1971-01-01'],
    ['1 JAN 1971', '1971-01-01'],
    ['13.AUG. 1996', '1996-08-13'],
    ['23.SEP.1982', '1982-09-23'],
    ['07.MÄR. 2001', '2001-03-07'],
    ['07.MA\u0308R. 2001', '2001-03-07'],
    ['14 MARS  1985', '1985-03-14'],
    ['02 FEV  1990', '1990-02-02'],
    ['02 F\u00c9V  1990', '1990-02-02'],
    ['30 AVR 1990', '1990-04-30'],
    ['12 JUIN 1990', '1990-06-12'],
    ['12 JUIL 1990', '1990-07-12'],
    ['12 AOUT 1990', '1990-08-12'],
    ['12 SEPT 1990', '1990-09-12'],
    ['12 D\u00c9C 1990', '1990-12-12'],
    ['05 MAAR 1990', '1990-03-05'],
    ['05 MEI  1990', '1990-05-05'],
    ['05 OKT 1990', '1990-10-05'],
    ['05 MAI 1990', '1990-05-05'],
    ['24 DEZ 1990', '1990-12-24'],
    ['29 FEB 2000', '2000-02-29'],
    ['01.03.2023', '2023-03-01'],
    ['1971', '1971'],
    ['    1979    ', '1979'],
    ['00.00.1979', '1979'],
    ['00.05.1979', '1979-05'],
    ['19 feb  1996\0\0', '1996-02-19'],
  ])('%j is %s', (text, iso) => {
    expect(parseCardDate(text)).toBe(iso);
  });

  it.each([
    '',
    '   ',
    '31 FEB 1990',
    '29 FEB 2001',
    '32 JAN 1990',
    '00 FOO 1990',
    '12 MAA 1990',
    '12.13.1990',
    '1990-01-01',
    '01/01/1990',
    '1 1 1990',
    '12 JAN 90',
    '12 JAN 19900',
    'JAN 1990',
    'x1979',
    '١٩٧٩',
  ])('%j is no date, and none is guessed', (text) => {
    expect(parseCardDate(text)).toBeNull();
  });

  it.each(Object.values(CITIZENS).map(({ birthDateOnCard, birthDate }) => [birthDateOnCard, birthDate]))(
    'the simulated %j is %s',
    (onCard, iso) => {
      expect(parseCardDate(onCard)).toBe(iso);
    },
  );

  it('reads every day of two centuries back, and throws for no text', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10);
        expect(parseCardDate(iso.split('-').reverse().join('.'))).toBe(iso);
      }),
      { seed: 3 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const parsed = parseCardDate(text);
        return parsed === null || /^\d{4}(-\d{2}){0,2}$/.test(parsed);
      }),
      { seed: 4 },
    );
  });
});
