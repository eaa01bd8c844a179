import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { REDACTED, redact, redactText } from '../../../native-bridge/logging/redact.ts';
import { nationalNumber } from '../../../simulator/citizen-numbers.ts';
import { CITIZENS } from '../../../simulator/citizens.ts';
import { findSecrets } from '../../support/secrets/find-secrets.ts';
import { TEST_PINS } from '../../support/secrets/test-pins.ts';

const number = nationalNumber(CITIZENS['de-p384']);
const [year, month, day, count, check] = [
  number.slice(0, 2),
  number.slice(2, 4),
  number.slice(4, 6),
  number.slice(6, 9),
  number.slice(9),
];

const SPELLINGS = [
  number,
  `${year}.${month}.${day}-${count}.${check}`,
  `${year}.${month}.${day}-${count}-${check}`,
  `${year} ${month} ${day} ${count} ${check}`,
  `${year}${month}${day}-${count}.${check}`,
  `${year}${month}${day} ${count}${check}`,
  `${year}/${month}/${day}-${count}/${check}`,
  `${year}.${month}.${day} - ${count}.${check}`,
  `${year}\u00a0${month}\u00a0${day}\u00a0${count}\u00a0${check}`,
  `${year}_${month}_${day}_${count}_${check}`,
];

describe('redaction', () => {
  it.each(SPELLINGS)('takes a national number out of any text: spelling %#', (spelled) => {
    for (const text of [
      spelled,
      `citizen ${spelled}, card`,
      `serialNumber=${spelled}\n`,
      `(${spelled})`,
      `x${spelled}y`,
    ]) {
      const redacted = redactText(text);
      expect(redacted).toContain(REDACTED);
      expect(redacted).not.toContain(check);
    }
  });

  it('takes it out wherever it stands in a record', () => {
    const record = {
      text: number,
      value: Number(number),
      big: BigInt(number),
      list: [[number]],
      nested: { deeper: { text: `a ${number}` } },
      [number]: 'as a key',
      [`reader ${number}`]: { [number]: 1 },
      error: new Error(`card of ${number}`),
      cause: new Error('outer', { cause: new Error(number) }),
    };
    const text = JSON.stringify(redact(record));
    expect(text).not.toContain(number);
    expect(text).toContain('as a key');
  });

  it.each([
    'pin',
    'PIN',
    'Pin',
    'typedPin',
    'user_pin',
    'newPIN',
    'puk',
    'password',
    'pinBytes',
    'pinCode',
    'signature',
  ])('takes away what is under the key %s, whatever it is', (key) => {
    for (const value of [TEST_PINS.main, Number(TEST_PINS.main), [7, 3], { digits: TEST_PINS.main }]) {
      expect(redact({ call: { [key]: value } })).toEqual({ call: { [key]: REDACTED } });
    }
  });

  it.each(['pinPad', 'pinEntry', 'opinion', 'ping', 'spinning', 'signatureAlgorithm', 'identityFiles'])(
    'leaves what is under the key %s',
    (key) => {
      expect(redact({ [key]: 'typed' })).toEqual({ [key]: 'typed' });
    },
  );

  it('tells bytes by their length only, whatever holds them', () => {
    const bytes = new TextEncoder().encode(TEST_PINS.main);
    expect(redact({ a: bytes, b: Buffer.from(bytes), c: bytes.buffer, d: new DataView(bytes.buffer) })).toEqual({
      a: '[6 bytes]',
      b: '[6 bytes]',
      c: '[6 bytes]',
      d: '[6 bytes]',
    });
    expect(redact(new Uint16Array([7, 3]))).toBe('[4 bytes]');
  });

  it('takes out long base64, padded or not, and leaves short words', () => {
    const certificate = Buffer.alloc(600, 'certificate').toString('base64');
    expect(redactText(`chain ${certificate} end`)).toBe(`chain ${REDACTED} end`);
    expect(redactText(Buffer.alloc(200, 7).toString('base64url'))).toBe(REDACTED);
    expect(redactText('ERR_EID_CARD_REMOVED https://e-counter.example:8443')).toBe(
      'ERR_EID_CARD_REMOVED https://e-counter.example:8443',
    );
  });

  it('keeps facts: ports, times, versions, counts', () => {
    const facts = { port: 27_443, at: 1_793_698_200_000, version: '0.1.0', date: '2026-11-03T09:30:00.000Z', ok: true };
    expect(redact(facts)).toEqual(facts);
    expect(redact([null, undefined, false, '', 0])).toEqual([null, undefined, false, '', 0]);
  });

  it('ends on records without end', () => {
    const loop: Record<string, unknown> = { name: 'loop' };
    loop['self'] = loop;
    expect(() => JSON.stringify(redact(loop))).not.toThrow();
  });

  it('is asked of any record: what comes out is JSON without the secret', () => {
    const secret = fc.constantFrom(...SPELLINGS);
    const leaf = fc.oneof(secret, fc.string(), fc.integer(), fc.bigInt(), fc.constant(new Error(number)));
    const record = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.array(tie('node')),
        fc.dictionary(fc.oneof(secret, fc.string()), tie('node')),
      ),
    })).node;
    fc.assert(
      fc.property(record, (given) => {
        expect(findSecrets(JSON.stringify([redact(given)]))).toEqual([]);
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});
