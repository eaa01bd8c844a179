/** The little of DER (ITU-T X.690) that certificates need. Every function returns one complete element. */

const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  ia5String: 0x16,
  utcTime: 0x17,
  sequence: 0x30,
  set: 0x31,
} as const;

export function element(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag, ...lengthOctets(content.length)]), content]);
}

function lengthOctets(length: number): readonly number[] {
  if (length < 0x80) return [length];
  if (length < 0x100) return [0x81, length];
  if (length < 0x10000) return [0x82, length >> 8, length & 0xff];
  return [0x83, length >> 16, (length >> 8) & 0xff, length & 0xff];
}

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => element(TAG.sequence, ...parts);
export const setOf = (part: Uint8Array): Uint8Array => element(TAG.set, part);
export const octetString = (bytes: Uint8Array): Uint8Array => element(TAG.octetString, bytes);
export const utf8String = (text: string): Uint8Array => element(TAG.utf8String, Buffer.from(text, 'utf8'));
export const printableString = (text: string): Uint8Array => element(TAG.printableString, Buffer.from(text, 'ascii'));
export const ia5String = (text: string): Uint8Array => element(TAG.ia5String, Buffer.from(text, 'ascii'));
export const booleanTrue = (): Uint8Array => element(TAG.boolean, Uint8Array.of(0xff));
export const nullValue = (): Uint8Array => Uint8Array.of(0x05, 0x00);

/** `[number]` with explicit tagging, or implicit tagging of a constructed type when given its bare contents. */
export const constructedContext = (number: number, ...contents: readonly Uint8Array[]): Uint8Array =>
  element(0xa0 | number, ...contents);

export const primitiveContext = (number: number, content: Uint8Array): Uint8Array => element(0x80 | number, content);

/** @param bytes unsigned, most significant first. */
export function integer(bytes: Uint8Array): Uint8Array {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start += 1;
  const significant = bytes.subarray(start);
  const sign = (significant[0] ?? 0) & 0x80 ? Uint8Array.of(0) : new Uint8Array();
  return element(TAG.integer, sign, significant);
}

export function bitString(bytes: Uint8Array): Uint8Array {
  return element(TAG.bitString, Uint8Array.of(0), bytes);
}

/** A named-bit list such as KeyUsage: trailing zero bits are left out (X.690 section 11.2.2). */
export function namedBits(bits: readonly number[]): Uint8Array {
  const last = Math.max(...bits);
  const bytes = new Uint8Array((last >> 3) + 1);
  for (const bit of bits) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) | (0x80 >> (bit & 7));
  return element(TAG.bitString, Uint8Array.of(7 - (last & 7)), bytes);
}

export function objectIdentifier(dotted: string): Uint8Array {
  const arcs = dotted.split('.').map(Number);
  const [first = 0, second = 0, ...rest] = arcs;
  const bytes = [first * 40 + second, ...rest].flatMap(base128);
  return element(TAG.objectIdentifier, Uint8Array.from(bytes));
}

function base128(arc: number): readonly number[] {
  const digits = [arc & 0x7f];
  for (let rest = arc >> 7; rest > 0; rest >>= 7) digits.unshift((rest & 0x7f) | 0x80);
  return digits;
}

/** UTCTime: years 1950 to 2049 (RFC 5280 section 4.1.2.5.1). */
export function utcTime(date: Date): Uint8Array {
  const digits = date.toISOString().replace(/[-:T]/g, '').slice(2, 14);
  return element(TAG.utcTime, Buffer.from(`${digits}Z`, 'ascii'));
}
