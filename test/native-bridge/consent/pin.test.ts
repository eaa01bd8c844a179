import { format, inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { isPinShape, Pin } from '../../../native-bridge/consent/pin.ts';
import { createLog } from '../../../native-bridge/logging/log.ts';
import { TEST_PINS } from '../../support/secrets/test-pins.ts';

const pinOf = (text: string): { pin: Pin; bytes: Uint8Array } => {
  const bytes = new TextEncoder().encode(text);
  return { pin: new Pin(bytes), bytes };
};
const inTemplate = (value: unknown): string => `<${value as string}>`;
const isWiped = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);

describe('a PIN', () => {
  it('hands its bytes over once, and wipes them when the work is over', async () => {
    const { pin, bytes } = pinOf(TEST_PINS.main);
    const seen = await pin.use((given) => Promise.resolve(Buffer.from(given).toString()));
    expect(seen === TEST_PINS.main).toBe(true);
    expect(isWiped(bytes)).toBe(true);
    await expect(pin.use(() => Promise.resolve('again'))).rejects.toThrow('a PIN can be used once');
  });

  it('cannot be taken a second time while the first work goes on', async () => {
    const { pin } = pinOf(TEST_PINS.main);
    const working = Promise.withResolvers<undefined>();
    const first = pin.use(() => working.promise);
    await expect(pin.use(() => Promise.resolve())).rejects.toThrow('once');
    working.resolve(undefined);
    await first;
  });

  it('is wiped when the work fails, in whatever way', async () => {
    const rejected = pinOf(TEST_PINS.main);
    await expect(rejected.pin.use(() => Promise.reject(new Error('card')))).rejects.toThrow('card');
    expect(isWiped(rejected.bytes)).toBe(true);
    const thrown = pinOf(TEST_PINS.main);
    const throwing = (): Promise<never> => {
      throw new Error('at once');
    };
    await expect(thrown.pin.use(throwing)).rejects.toThrow('at once');
    expect(isWiped(thrown.bytes)).toBe(true);
  });

  it('that is not used after all is wiped and unusable', async () => {
    const { pin, bytes } = pinOf(TEST_PINS.main);
    pin.wipe();
    pin.wipe();
    expect(isWiped(bytes)).toBe(true);
    await expect(pin.use(() => Promise.resolve())).rejects.toThrow('once');
  });

  it.each<readonly [string, (pin: Pin) => string]>([
    ['inspect', (pin) => inspect(pin)],
    ['inspect with hidden fields', (pin) => inspect(pin, { showHidden: true, depth: null, getters: true })],
    ['inspect inside an object', (pin) => inspect({ answer: [{ pin }] }, { depth: null })],
    ['util.format %s', (pin) => format('%s', pin)],
    ['util.format %o', (pin) => format('%o %O %j %d', pin, pin, pin, pin)],
    ['JSON', (pin) => JSON.stringify({ pin })],
    ['a template string', (pin) => inTemplate(pin)],
    ['its keys and values', (pin) => JSON.stringify([Reflect.ownKeys(pin), Object.entries(pin)])],
    ['an error’s message', (pin) => String(new Error(pin as unknown as string))],
    ['a structured clone', (pin) => JSON.stringify(structuredClone(Object.assign(pin)))],
    [
      'the log',
      (pin) => {
        const lines: string[] = [];
        createLog('debug', (line) => lines.push(line)).error('leak', { pin, answer: { typed: pin } });
        return lines.join();
      },
    ],
  ])('is not revealed by %s', (_way, reveal) => {
    const text = reveal(pinOf(TEST_PINS.main).pin);
    expect(text).not.toContain(TEST_PINS.main);
    expect(text).not.toContain([...Buffer.from(TEST_PINS.main)].join());
    expect(text).not.toMatch(/55,\s*51|37\s?33/);
  });
});

describe('the shape of a PIN', () => {
  const fits = (text: string): boolean => isPinShape(new TextEncoder().encode(text));

  it.each([4, 5, 6, 7, 8, 9, 10, 11, 12])('%i digits fit', (length) => {
    expect(fits('1234567890'.repeat(2).slice(0, length))).toBe(true);
  });

  it.each(['', '123', '1234567890123', '12 34', '12a4', '１２３４', '-123', '12.4', '1234\n'])(
    '%j does not',
    (text) => {
      expect(fits(text)).toBe(false);
    },
  );
});
