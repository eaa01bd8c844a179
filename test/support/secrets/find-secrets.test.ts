import { describe, expect, it } from '@jest/globals';
import { nationalNumber } from '../../../simulator/citizen-numbers.ts';
import { CITIZENS } from '../../../simulator/citizens.ts';
import { findSecrets } from './find-secrets.ts';
import { TEST_PINS } from './test-pins.ts';

const number = nationalNumber(CITIZENS['fr-rsa']);
const parts = [number.slice(0, 2), number.slice(2, 4), number.slice(4, 6), number.slice(6, 9), number.slice(9)];
const base64 = (before: string, secret: string): string => Buffer.from(`${before}${secret} after`).toString('base64');

describe('the scan of transcripts', () => {
  it.each(Object.entries(TEST_PINS))('finds the test PIN %s in every spelling', (name, pin) => {
    const secret = `test PIN "${name}"`;
    for (const text of [
      pin,
      `pin=${pin}.`,
      `{"pin":"${pin}"}`,
      Buffer.from(pin).toString('hex').toUpperCase(),
      JSON.stringify([...Buffer.from(pin)]),
      JSON.stringify(Buffer.from(pin)),
      base64('', pin),
      base64('x', pin),
      base64('xx', pin),
    ]) {
      expect([text, findSecrets(`first line\n${text}`)]).toEqual([
        text,
        [expect.objectContaining({ secret, line: 2 })],
      ]);
    }
  });

  it('finds a national number in every spelling', () => {
    const [year = '', month = '', day = '', count = '', check = ''] = parts;
    for (const text of [
      number,
      `${year}.${month}.${day}-${count}.${check}`,
      parts.join(' '),
      `${year}${month}${day}-${count}-${check}`,
      `${year}.${month}.${day} - ${count}.${check}`,
      Buffer.from(number).toString('hex'),
      base64('serialNumber', number),
    ]) {
      expect([text, findSecrets(text).map(({ secret }) => secret)]).toEqual([text, ['national number of "fr-rsa"']]);
    }
  });

  it('finds nothing in what is none', () => {
    expect(findSecrets(`0${TEST_PINS.main}\n${number}1\n127.0.0.1:27443\n2026-11-03T09:30:00.000Z`)).toEqual([]);
  });

  it('names what it found, and does not repeat it', () => {
    expect(JSON.stringify(findSecrets(`${number} ${TEST_PINS.other}`))).not.toMatch(/\d{5}/);
  });
});
