import { inspect } from 'node:util';

/**
 * A PIN on its way from the prompt to the card worker: its bytes can be taken once and leave no text form anywhere
 * (no toString, no toJSON, redacted when inspected).
 */
export class Pin {
  #bytes: Uint8Array | null;

  /** Takes the bytes over: the caller must not keep or reuse them. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /**
   * Hands the bytes to the work and wipes them when it is over.
   *
   * @throws Error when used a second time.
   */
  async use<T>(work: (bytes: Uint8Array) => Promise<T>): Promise<T> {
    const bytes = this.#bytes;
    if (bytes === null) throw new Error('a PIN can be used once');
    this.#bytes = null;
    try {
      return await work(bytes);
    } finally {
      bytes.fill(0);
    }
  }

  /** For a PIN that will not be used after all. */
  wipe(): void {
    this.#bytes?.fill(0);
    this.#bytes = null;
  }

  [inspect.custom](): string {
    return 'Pin(redacted)';
  }
}

/** 4 to 12 digits, as the Belgian card wants them; anything else is refused before it costs a try. */
export function isPinShape(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && bytes.length <= 12 && bytes.every((byte) => byte >= 0x30 && byte <= 0x39);
}
