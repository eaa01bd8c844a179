import { CardFailure } from '../pkcs11/return-values.ts';
import { STATUS, unexpected } from './card-commands.ts';
import { PcscFailure, type PcscCard } from './pcsc-port.ts';

/** PC/SC part 10 (v2.02.09), section 2.2: features by their tag. */
const FEATURE = {
  verifyStart: 0x01,
  verifyFinish: 0x02,
  modifyStart: 0x03,
  modifyFinish: 0x04,
  verifyDirect: 0x06,
  modifyDirect: 0x07,
} as const;

/** CM_IOCTL_GET_FEATURE_REQUEST: SCARD_CTL_CODE(3400), which each platform builds its own way. */
export const GET_FEATURE_REQUEST = process.platform === 'win32' ? (0x31 << 16) | (3400 << 2) : 0x42000000 + 3400;

/** Control codes of the reader's keys; null where it has none for that. */
export interface PinPad {
  readonly verify: PinPadWay | null;
  readonly modify: PinPadWay | null;
}

type PinPadWay =
  | { readonly way: 'direct'; readonly code: number }
  | { readonly way: 'start-finish'; readonly start: number; readonly finish: number };

/** What a reader can do with keys of its own. */
export async function pinPadOf(card: Pick<PcscCard, 'control'>): Promise<PinPad> {
  let answer: Uint8Array;
  try {
    answer = await card.control(GET_FEATURE_REQUEST, new Uint8Array());
  } catch (thrown) {
    if (thrown instanceof PcscFailure) return { verify: null, modify: null };
    throw thrown;
  }
  const features = parseFeatures(answer);
  return {
    verify: wayOf(features, FEATURE.verifyDirect, FEATURE.verifyStart, FEATURE.verifyFinish),
    modify: wayOf(features, FEATURE.modifyDirect, FEATURE.modifyStart, FEATURE.modifyFinish),
  };
}

function wayOf(features: ReadonlyMap<number, number>, direct: number, start: number, finish: number): PinPadWay | null {
  const code = features.get(direct);
  if (code !== undefined) return { way: 'direct', code };
  const first = features.get(start);
  const second = features.get(finish);
  return first === undefined || second === undefined ? null : { way: 'start-finish', start: first, finish: second };
}

/** Tag, length 4, control code most significant byte first; what is shaped otherwise is left out. */
export function parseFeatures(answer: Uint8Array): ReadonlyMap<number, number> {
  const features = new Map<number, number>();
  for (let at = 0; at + 6 <= answer.length && answer[at + 1] === 4; at += 6) {
    features.set(answer[at] ?? 0, Buffer.from(answer.subarray(at + 2, at + 6)).readUInt32BE());
  }
  return features;
}

/** In bytes, behind the length's byte, left, BCD. */
const FORMAT_STRING = 0x80 | (1 << 3) | 0x01;
/** The length has 4 bits, the digits' block 7 bytes. */
const BLOCK_STRING = 0x47;
/** Where the length's 4 bits begin, in bits. */
const LENGTH_FORMAT = 0x04;
const LEAST_DIGITS = 4;
const MOST_DIGITS = 12;
/** The citizen ends the entry with the reader's confirmation key. */
const VALIDATED_BY_KEY = 0x02;
const TEMPLATE_BLOCK = [0x20, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];

/** Windows' language ids for the reader's display, as the readers' manuals list them. */
const DISPLAY_LANGUAGE = 0x080c;

const littleEndian16 = (value: number): number[] => [value & 0xff, value >> 8];
const littleEndian32 = (value: number): number[] => [
  value & 0xff,
  (value >> 8) & 0xff,
  (value >> 16) & 0xff,
  value >>> 24,
];

/** PIN_VERIFY (part 10, section 2.5.2) for VERIFY of the cardholder's PIN. */
export function verifyStructure(): Uint8Array {
  const command = [0x00, 0x20, 0x00, 0x01, 0x08, ...TEMPLATE_BLOCK];
  return Uint8Array.from([
    0x00, // bTimeOut: the reader's own
    0x00, // bTimeOut2
    FORMAT_STRING,
    BLOCK_STRING,
    LENGTH_FORMAT,
    ...littleEndian16((LEAST_DIGITS << 8) | MOST_DIGITS),
    VALIDATED_BY_KEY,
    0x01, // bNumberMessage
    ...littleEndian16(DISPLAY_LANGUAGE),
    0x00, // bMsgIndex: "enter PIN"
    0x00, // bTeoPrologue: T=0 has none
    0x00,
    0x00,
    ...littleEndian32(command.length),
    ...command,
  ]);
}

/** PIN_MODIFY (part 10, section 2.5.3): old PIN, new PIN, and the new one again. */
export function modifyStructure(): Uint8Array {
  const command = [0x00, 0x24, 0x00, 0x01, 0x10, ...TEMPLATE_BLOCK, ...TEMPLATE_BLOCK];
  return Uint8Array.from([
    0x00,
    0x00,
    FORMAT_STRING,
    BLOCK_STRING,
    LENGTH_FORMAT,
    0x00, // bInsertionOffsetOld
    0x08, // bInsertionOffsetNew
    ...littleEndian16((LEAST_DIGITS << 8) | MOST_DIGITS),
    0x03, // bConfirmPIN: ask for the old one, and for the new one twice
    VALIDATED_BY_KEY,
    0x03, // bNumberMessage
    ...littleEndian16(DISPLAY_LANGUAGE),
    0x00,
    0x01,
    0x02,
    0x00,
    0x00,
    0x00,
    ...littleEndian32(command.length),
    ...command,
  ]);
}

/** Status words of the reader itself (part 10, section 2.5.5). */
const PAD = { timedOut: 0x6400, cancelled: 0x6401, notTheSame: 0x6402, wrongLength: 0x6403 } as const;

/**
 * Lets the citizen type on the reader.
 *
 * @returns the card's status word
 * @throws CardFailure where the citizen cancelled, was too slow, or the reader failed
 */
export async function enterOnPad(
  card: Pick<PcscCard, 'control'>,
  pad: PinPadWay,
  structure: Uint8Array,
): Promise<number> {
  const answer =
    pad.way === 'direct' ? await card.control(pad.code, structure) : await startAndFinish(card, pad, structure);
  if (answer.length < 2) throw unexpected('PIN pad', 0);
  const statusWord = Buffer.from(answer).readUInt16BE(answer.length - 2);
  switch (statusWord) {
    case PAD.cancelled:
      throw new CardFailure('ERR_EID_USER_CANCELLED', 'PIN pad cancelled');
    case PAD.timedOut:
    case PAD.notTheSame:
    case PAD.wrongLength:
      throw new CardFailure('ERR_EID_PIN_PAD_FAILED', `PIN pad ${statusWord.toString(16)}`);
    case STATUS.ok:
    default:
      return statusWord;
  }
}

async function startAndFinish(
  card: Pick<PcscCard, 'control'>,
  pad: Extract<PinPadWay, { way: 'start-finish' }>,
  structure: Uint8Array,
): Promise<Uint8Array> {
  await card.control(pad.start, structure);
  return card.control(pad.finish, new Uint8Array());
}
