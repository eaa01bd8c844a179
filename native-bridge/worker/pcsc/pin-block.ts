import { CardFailure } from '../pkcs11/return-values.ts';

export const PIN_BLOCK_BYTES = 8;
const DIGIT_0 = 0x30;

/**
 * The card's form of a PIN: `2n`, the digits in BCD, padded with F (card manual, VERIFY). Neither string nor number is
 * made of it on the way.
 *
 * @param pin ASCII digits, 4 to 12
 * @throws CardFailure ERR_EID_PIN_INCORRECT for what is no PIN: the card is not asked, no try is spent
 */
export function pinBlock(pin: Uint8Array): Uint8Array {
  if (pin.length < 4 || pin.length > 12) throw new CardFailure('ERR_EID_PIN_INCORRECT', 'length of the PIN');
  if (pin.some((byte) => byte < DIGIT_0 || byte > DIGIT_0 + 9)) {
    throw new CardFailure('ERR_EID_PIN_INCORRECT', 'digits of the PIN');
  }
  const block = new Uint8Array(PIN_BLOCK_BYTES).fill(0xff);
  block[0] = 0x20 | pin.length;
  for (const [at, byte] of pin.entries()) {
    const place = 1 + (at >> 1);
    const digit = byte - DIGIT_0;
    const before = block[place] ?? 0;
    block[place] = at % 2 === 0 ? (digit << 4) | 0x0f : (before & 0xf0) | digit;
  }
  return block;
}
