export const SHORTEST_PIN = 4;
export const LONGEST_PIN = 12;

const ZERO = 0x30;
const NINE = 0x39;

/** A PIN being typed: ASCII digits in memory that is overwritten, never a string. */
export class PinDigits {
  readonly #bytes = new Uint8Array(LONGEST_PIN);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  get isWhole(): boolean {
    return this.#length >= SHORTEST_PIN;
  }

  /** @returns false, and takes nothing, where the code is no ASCII digit or the PIN has its full length */
  push(charCode: number): boolean {
    if (charCode < ZERO || charCode > NINE || this.#length === LONGEST_PIN) return false;
    this.#bytes[this.#length] = charCode;
    this.#length += 1;
    return true;
  }

  removeLast(): void {
    if (this.#length === 0) return;
    this.#length -= 1;
    this.#bytes[this.#length] = 0;
  }

  wipe(): void {
    this.#bytes.fill(0);
    this.#length = 0;
  }

  equals(other: PinDigits): boolean {
    return this.#length === other.#length && this.#bytes.every((byte, at) => byte === other.#bytes[at]);
  }

  /** Hands the digits to `use` once; they and the copy it got are overwritten when it returns. */
  spend(use: (pin: Uint8Array) => void): void {
    const copy = this.#bytes.slice(0, this.#length);
    this.wipe();
    try {
      use(copy);
    } finally {
      copy.fill(0);
    }
  }
}
