// contracts/ compiles without DOM or Node types; both runtimes have these two (WHATWG Encoding).
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  decode(bytes: Uint8Array): string;
}

export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

/** Replaces ill-formed sequences with U+FFFD instead of failing: one bad byte must not hide a whole card. */
export function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
