import { describe, expect, it } from '@jest/globals';
import { CardFailure } from '../../../../native-bridge/worker/pkcs11/return-values.ts';
import {
  GET_FEATURE_REQUEST,
  modifyStructure,
  parseFeatures,
  verifyStructure,
} from '../../../../native-bridge/worker/pcsc/pin-pad.ts';
import { pinBlock } from '../../../../native-bridge/worker/pcsc/pin-block.ts';
import { pinBlock as cardsPinBlock } from '../../../../simulator/card/pin-counter.ts';
import { TEST_PINS } from '../../../support/secrets/test-pins.ts';
import { insertedCard, namesOf, type InProcessCard } from './in-process-card.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const feature = (tag: number, code: number): number[] => [tag, 4, 0, 0, code >> 8, code & 0xff];

describe('the structures of PC/SC part 10', () => {
  it('PIN_VERIFY, byte by byte', () => {
    expect(hex(verifyStructure())).toBe(
      [
        '00',
        '00',
        '89',
        '47',
        '04',
        '0c04',
        '02',
        '01',
        '0c08',
        '00',
        '000000',
        '0d000000',
        '0020000108',
        '20ffffffffffffff',
      ].join(''),
    );
  });

  it('PIN_MODIFY, byte by byte', () => {
    expect(hex(modifyStructure())).toBe(
      [
        ...['00', '00', '89', '47', '04', '00', '08', '0c04', '03', '02', '03', '0c08', '00', '01', '02', '000000'],
        ...['15000000', '0024000110', '20ffffffffffffff', '20ffffffffffffff'],
      ].join(''),
    );
  });

  it('features are tags with control codes, and garbage is none', () => {
    expect([...parseFeatures(Uint8Array.from([...feature(6, 0x1234), ...feature(7, 0x1235)]))]).toEqual([
      [6, 0x1234],
      [7, 0x1235],
    ]);
    expect(parseFeatures(Uint8Array.of(6, 4, 0)).size).toBe(0);
    expect(parseFeatures(Uint8Array.of(6, 3, 0, 0, 0, 0)).size).toBe(0);
  });
});

describe('the PIN block', () => {
  it.each(Object.values(TEST_PINS))('of %s is the card’s own', (pin) => {
    expect(hex(pinBlock(Buffer.from(pin)))).toBe(hex(cardsPinBlock(pin)));
  });
});

describe('a reader with keys of its own', () => {
  const VERIFY = 0x3001;
  const MODIFY = 0x3002;
  const START = 0x3003;
  const FINISH = 0x3004;

  /** The reader's firmware: it puts what the citizen types in the command's place. */
  async function padReader(
    features: readonly number[],
    typed: readonly string[],
    early: number | null = null,
  ): Promise<InProcessCard> {
    const inserted = await insertedCard('ec-fr');
    const { card, reader, direct } = inserted;
    let begun = new Uint8Array();
    const enter = (structure: Uint8Array, headerBytes: number): Uint8Array => {
      if (early !== null) return Uint8Array.of(early >> 8, early & 0xff);
      const command = Buffer.from(structure.subarray(headerBytes));
      for (const [index, pin] of typed.entries()) command.set(cardsPinBlock(pin), 5 + 8 * index);
      return card.transmit(command);
    };
    reader.remove();
    reader.setControl((code, data) => {
      switch (code) {
        case GET_FEATURE_REQUEST:
          return Uint8Array.from(features);
        case VERIFY:
          return enter(data, 19);
        case MODIFY:
          return enter(data, 24);
        case START:
          begun = Uint8Array.from(data);
          return new Uint8Array();
        default:
          return enter(begun, 19);
      }
    });
    reader.insert(card);
    return { ...inserted, names: await namesOf(direct) };
  }

  const sign = ({ direct, names }: InProcessCard) =>
    direct.sign({
      ...names,
      role: 'authentication',
      algorithm: 'ES384',
      input: { kind: 'message', bytes: Buffer.from('m') },
      pin: null,
    });

  it.each([
    ['VERIFY_PIN_DIRECT', feature(6, VERIFY)],
    ['VERIFY_PIN_START and FINISH', [...feature(1, START), ...feature(2, FINISH)]],
  ])('asks the PIN itself: %s', async (_, features) => {
    const inserted = await padReader(features, [TEST_PINS.main]);
    const [reader] = await inserted.direct.listReaders();
    expect(reader).toMatchObject({ pinPad: true, card: { pinEntry: 'protected-path' } });
    expect((await sign(inserted)).signature).toHaveLength(96);
  });

  it('tells a wrong PIN with the tries left', async () => {
    const inserted = await padReader(feature(6, VERIFY), [TEST_PINS.wrong]);
    await expect(sign(inserted)).rejects.toMatchObject({ code: 'ERR_EID_PIN_INCORRECT', triesLeft: 2 });
  });

  it.each([
    [0x6400, 'ERR_EID_PIN_PAD_FAILED'],
    [0x6401, 'ERR_EID_USER_CANCELLED'],
    [0x6402, 'ERR_EID_PIN_PAD_FAILED'],
    [0x6403, 'ERR_EID_PIN_PAD_FAILED'],
  ])('says %i: %s, and no try is spent', async (statusWord, code) => {
    const inserted = await padReader(feature(6, VERIFY), [], statusWord);
    await expect(sign(inserted)).rejects.toMatchObject({ code });
    expect(inserted.card.triesLeft).toBe(3);
  });

  it('changes the PIN', async () => {
    const inserted = await padReader([...feature(6, VERIFY), ...feature(7, MODIFY)], [TEST_PINS.main, TEST_PINS.other]);
    const changed = await inserted.direct.changePin({ ...inserted.names, oldPin: null, newPin: null });
    expect(changed).toEqual({ blocked: false, triesLeft: 3 });
  });

  it('without keys refuses what needs them', async () => {
    const inserted = await insertedCard('ec-fr');
    await expect(sign(inserted)).rejects.toBeInstanceOf(CardFailure);
    await expect(sign(inserted)).rejects.toMatchObject({ code: 'ERR_EID_PIN_PAD_FAILED' });
    expect(inserted.card.triesLeft).toBe(3);
  });
});
