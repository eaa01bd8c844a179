/** A command as T=0 brings it (ISO 7816-3, section 10.3): P3 is the length of the data, or of what is expected. */
export interface CommandApdu {
  readonly cla: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;
  readonly data: Uint8Array;
  /** Bytes expected, 1..256; null where the command sends data, or none of either. */
  readonly le: number | null;
}

const HEADER_BYTES = 4;

/** @returns null where the bytes are no APDU */
export function parseCommandApdu(bytes: Uint8Array): CommandApdu | null {
  const [cla, ins, p1, p2, p3] = bytes;
  if (cla === undefined || ins === undefined || p1 === undefined || p2 === undefined) return null;
  const header = { cla, ins, p1, p2 };
  const none = new Uint8Array();
  if (p3 === undefined) return { ...header, data: none, le: null };
  if (bytes.length === HEADER_BYTES + 1) return { ...header, data: none, le: p3 === 0 ? 256 : p3 };
  const end = HEADER_BYTES + 1 + p3;
  // One byte more is the Le that T=1 programs send along: over T=0 the answer is fetched by GET RESPONSE.
  if (p3 === 0 || (bytes.length !== end && bytes.length !== end + 1)) return null;
  return { ...header, data: bytes.subarray(HEADER_BYTES + 1, end), le: null };
}
