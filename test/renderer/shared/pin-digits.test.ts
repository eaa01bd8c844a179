import { describe, expect, it } from '@jest/globals';
import { PinDigits } from '../../../renderer/shared/pin-digits.ts';

const typed = (digits: string): PinDigits => {
  const pin = new PinDigits();
  for (const digit of digits) pin.push(digit.charCodeAt(0));
  return pin;
};

describe('digits of a PIN', () => {
  it('are whole from 4 on, and at most 12', () => {
    expect([typed('000').isWhole, typed('0000').isWhole]).toEqual([false, true]);
    expect(typed('0'.repeat(20)).length).toBe(12);
  });

  it.each(['a', ' ', '/', ':', '٣', '０'])('are ASCII digits: %p is none', (character) => {
    const pin = typed('00');
    expect(pin.push(character.charCodeAt(0))).toBe(false);
    expect(pin.length).toBe(2);
  });

  it('are spent once: handed over as bytes, then overwritten on both sides', () => {
    const pin = typed('0090');
    let kept: Uint8Array = new Uint8Array();
    pin.spend((bytes) => {
      expect([...bytes]).toEqual([0x30, 0x30, 0x39, 0x30]);
      kept = bytes;
    });
    expect([...kept]).toEqual([0, 0, 0, 0]);
    expect(pin.length).toBe(0);
  });

  it('are overwritten even where the receiver throws', () => {
    let kept: Uint8Array = new Uint8Array([1]);
    expect(() =>
      typed('0000').spend((bytes) => {
        kept = bytes;
        throw new Error('gone');
      }),
    ).toThrow('gone');
    expect(kept.every((byte) => byte === 0)).toBe(true);
  });

  it('compare by length and bytes, whatever was removed before', () => {
    const corrected = typed('00009');
    corrected.removeLast();
    expect(corrected.equals(typed('0000'))).toBe(true);
    expect(corrected.equals(typed('00000'))).toBe(false);
    expect(corrected.equals(typed('0001'))).toBe(false);
  });
});
