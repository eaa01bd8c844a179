/**
 * How long a command and its answer are on the wire of a T=0 card (ISO 7816-3): each byte is twelve elementary time
 * units, and the card thinks for a while.
 */
export interface LineTime {
  /** Bits a second on the wire: 9 600 at the slowest, 115 200 is common. */
  readonly bitsPerSecond: number;
  /** Milliseconds the card takes for each command. */
  readonly cardMs: number;
}

const UNITS_PER_BYTE = 12;
/** The procedure byte with which the card takes or announces data. */
const PROCEDURE_BYTES = 1;

/** @returns milliseconds */
export function lineTimeMs({ bitsPerSecond, cardMs }: LineTime, sentBytes: number, receivedBytes: number): number {
  return (((sentBytes + receivedBytes + PROCEDURE_BYTES) * UNITS_PER_BYTE) / bitsPerSecond) * 1000 + cardMs;
}
