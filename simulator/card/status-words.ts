/** Status words of the Belgian applets (ISO 7816-4, section 5.6; the applets' manuals). */
export const SW = {
  ok: 0x9000,
  wrongLength: 0x6700,
  securityStatus: 0x6982,
  pinBlocked: 0x6983,
  conditionsOfUse: 0x6985,
  noCurrentFile: 0x6986,
  wrongData: 0x6a80,
  fileNotFound: 0x6a82,
  wrongParameters: 0x6a86,
  referenceNotFound: 0x6a88,
  wrongOffset: 0x6b00,
  unknownInstruction: 0x6d00,
  unknownClass: 0x6e00,
} as const;

/** @param triesLeft 0..15 */
export const pinTriesLeft = (triesLeft: number): number => 0x63c0 | triesLeft;
/** The length asked for is wrong: this is the right one. */
export const wrongLe = (right: number): number => 0x6c00 | (right & 0xff);
/** The answer waits for GET RESPONSE. */
export const moreBytes = (waiting: number): number => 0x6100 | (waiting & 0xff);

/** Bytes and status word, as a card answers. */
export function responseApdu(data: Uint8Array, statusWord: number): Uint8Array {
  return Buffer.concat([data, Uint8Array.of(statusWord >> 8, statusWord & 0xff)]);
}
