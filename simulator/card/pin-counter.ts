export interface PinCounter {
  readonly triesLeft: number;
  readonly verified: boolean;
  verify(block: Uint8Array): boolean;
  /** Takes the new PIN where the old one is right. */
  change(oldBlock: Uint8Array, newBlock: Uint8Array): boolean;
  /** A try is spent without any PIN being looked at. */
  spendTry(): void;
  endVerified(): void;
  setTriesLeft(tries: number): void;
}

export const MOST_TRIES = 3;
export const PIN_BLOCK_BYTES = 8;
const MOST_DIGITS = 12;
const LEAST_DIGITS = 4;

/** The reference data of VERIFY: `2n`, the digits in BCD, padded with F (global platform's format). */
export function pinBlock(pin: string): Uint8Array {
  return Buffer.from(`2${pin.length.toString(16)}${pin}`.padEnd(PIN_BLOCK_BYTES * 2, 'F'), 'hex');
}

/** Whether the bytes are a PIN at all. */
export function isPinBlock(block: Uint8Array): boolean {
  const hex = Buffer.from(block).toString('hex').toUpperCase();
  const match = /^2([4-9A-C])(\d+)F*$/u.exec(hex);
  const length = Number.parseInt(match?.[1] ?? '0', 16);
  return (
    hex.length === PIN_BLOCK_BYTES * 2 &&
    length <= MOST_DIGITS &&
    length >= LEAST_DIGITS &&
    match?.[2]?.length === length
  );
}

export function createPinCounter(pin: string, tries: number): PinCounter {
  let reference = Buffer.from(pinBlock(pin));
  let triesLeft = tries;
  let verified = false;
  const isRight = (block: Uint8Array): boolean => {
    verified = false;
    if (triesLeft === 0) return false;
    if (!isPinBlock(block) || !reference.equals(block)) {
      triesLeft -= 1;
      return false;
    }
    triesLeft = MOST_TRIES;
    return true;
  };
  return {
    get triesLeft() {
      return triesLeft;
    },
    get verified() {
      return verified;
    },
    verify: (block) => {
      verified = isRight(block);
      return verified;
    },
    change: (oldBlock, newBlock) => {
      if (!isRight(oldBlock)) return false;
      reference = Buffer.from(newBlock);
      return true;
    },
    spendTry: () => {
      verified = false;
      triesLeft = Math.max(0, triesLeft - 1);
    },
    endVerified: () => {
      verified = false;
    },
    setTriesLeft: (left) => {
      triesLeft = left;
    },
  };
}
