import { randomBytes, type KeyObject } from 'node:crypto';
import { parseCommandApdu, type CommandApdu } from './command-apdu.ts';
import { AT_MASTER_FILE, select, type FilePath, type Selection } from './file-tree.ts';
import { createPinCounter, isPinBlock, PIN_BLOCK_BYTES } from './pin-counter.ts';
import { EC_FUNCTIONS, RSA_FUNCTIONS } from './signature-functions.ts';
import { moreBytes, pinTriesLeft, responseApdu, SW, wrongLe } from './status-words.ts';

/** All that makes one card differ from another. */
export interface CardContent {
  readonly atr: Uint8Array;
  readonly applet: '1.7' | '1.8';
  readonly files: ReadonlyMap<FilePath, Uint8Array>;
  /** 16 bytes. */
  readonly chipNumber: Uint8Array;
  /** Private keys by their reference; a key that is not there cannot be chosen. */
  readonly keys: ReadonlyMap<number, KeyObject>;
  readonly pin: string;
  readonly triesLeft: number;
}

export const AUTHENTICATION_KEY = 0x82;
export const SIGNATURE_KEY = 0x83;

export interface VirtualCard {
  readonly atr: Uint8Array;
  readonly triesLeft: number;
  setTriesLeft(tries: number): void;
  /** Command in, answer with its two status bytes out; never throws. */
  transmit(command: Uint8Array): Uint8Array;
  /** Reset or power: the PIN, the chosen file and the security environment are forgotten. */
  reset(): void;
}

interface Answer {
  readonly data?: Uint8Array;
  readonly sw: number;
}

const SELECTIONS: ReadonlyMap<number, Selection> = new Map([
  [0x02, 'by-id'],
  [0x08, 'by-path'],
  [0x04, 'by-name'],
]);

/**
 * A Belgian eID card at the level of its commands, as the applets 1.7 (RSA) and 1.8 (P-384) answer over T=0: the public
 * manuals of applets and middleware, and what is seen of real cards.
 */
export function createVirtualCard(content: CardContent): VirtualCard {
  const functions = content.applet === '1.7' ? RSA_FUNCTIONS : EC_FUNCTIONS;
  const pin = createPinCounter(content.pin, content.triesLeft);
  let position = AT_MASTER_FILE;
  let environment: { readonly algorithm: number; readonly key: number } | null = null;
  /** The signature key wants the PIN in the very command before. */
  let pinJustVerified = false;
  let waiting = new Uint8Array();

  const reset = (): void => {
    position = AT_MASTER_FILE;
    environment = null;
    pinJustVerified = false;
    waiting = new Uint8Array();
    pin.endVerified();
  };

  /** A case 4 command's answer: over T=0 it waits for GET RESPONSE. */
  const wait = (data: Uint8Array): Answer => {
    waiting = Uint8Array.from(data);
    return { sw: moreBytes(data.length) };
  };

  const give = (data: Uint8Array, le: number | null): Answer =>
    le !== null && le !== data.length ? { sw: wrongLe(data.length) } : { data, sw: SW.ok };

  const pinRefused = (): Answer => ({ sw: pin.triesLeft === 0 ? SW.pinBlocked : pinTriesLeft(pin.triesLeft) });

  const selectFile = ({ p1, p2, data }: CommandApdu): Answer => {
    const how = SELECTIONS.get(p1);
    if (how === undefined || p2 !== 0x0c) return { sw: SW.wrongParameters };
    const found = select(content.files, position, how, data);
    if (found === null) return { sw: SW.fileNotFound };
    position = found;
    return { sw: SW.ok };
  };

  const readBinary = ({ p1, p2, le }: CommandApdu): Answer => {
    const file = position.file === null ? undefined : content.files.get(position.file);
    if (file === undefined) return { sw: SW.noCurrentFile };
    if (p1 > 0x7f || le === null) return { sw: SW.wrongParameters };
    const offset = (p1 << 8) | p2;
    if (offset >= file.length) return { sw: SW.wrongOffset };
    const rest = file.length - offset;
    if (le > rest) return { sw: wrongLe(rest) };
    return { data: file.subarray(offset, offset + le), sw: SW.ok };
  };

  const cardData = (): Uint8Array => {
    const version = content.applet === '1.7' ? 0x17 : 0x18;
    const facts = [0xa5, 0x03, 0x01, 0x01, 0x01, version, 0x00, 0x01, 0x01, 0x21, 0x00, 0x0f];
    return Buffer.concat([content.chipNumber, Uint8Array.from(facts)]);
  };

  const getCardData = ({ p1, p2, le }: CommandApdu): Answer => {
    if (p1 === 0 && p2 === 0) return give(cardData(), le);
    const known = p1 === 0 && p2 === 1 && content.applet === '1.8';
    if (!known) return { sw: SW.wrongParameters };
    // Byte 28: tries left of the cardholder's PIN; then those of the PUK and of the activation code.
    return give(Buffer.concat([cardData(), Uint8Array.of(pin.triesLeft, 0x0c, 0x0f)]), le);
  };

  const manageSecurity = ({ p1, p2, data }: CommandApdu): Answer => {
    if (p1 !== 0x41 || p2 !== 0xb6) return { sw: SW.wrongParameters };
    const [length, algorithmTag, algorithm = 0, keyTag, key = 0] = data;
    if (data.length !== 5 || length !== 4 || algorithmTag !== 0x80 || keyTag !== 0x84) return { sw: SW.wrongData };
    if (!functions.has(algorithm)) return { sw: SW.wrongData };
    if (!content.keys.has(key)) return { sw: SW.referenceNotFound };
    environment = { algorithm, key };
    return { sw: SW.ok };
  };

  const verify = ({ p1, p2, data }: CommandApdu): Answer => {
    if (p1 !== 0 || p2 !== 1) return { sw: SW.wrongParameters };
    if (pin.triesLeft === 0) return { sw: SW.pinBlocked };
    if (data.length === 0 && content.applet === '1.7') {
      pin.spendTry();
      return pinRefused();
    }
    if (data.length !== PIN_BLOCK_BYTES) return { sw: SW.wrongLength };
    if (!pin.verify(data)) return pinRefused();
    pinJustVerified = true;
    return { sw: SW.ok };
  };

  const changePin = ({ p1, p2, data }: CommandApdu): Answer => {
    if (p1 !== 0 || p2 !== 1) return { sw: SW.wrongParameters };
    if (data.length !== 2 * PIN_BLOCK_BYTES) return { sw: SW.wrongLength };
    const wanted = data.subarray(PIN_BLOCK_BYTES);
    if (!isPinBlock(wanted)) return { sw: SW.wrongData };
    if (pin.triesLeft === 0) return { sw: SW.pinBlocked };
    return pin.change(data.subarray(0, PIN_BLOCK_BYTES), wanted) ? { sw: SW.ok } : pinRefused();
  };

  const computeSignature = ({ p1, p2, data }: CommandApdu, justVerified: boolean): Answer => {
    if (p1 !== 0x9e || p2 !== 0x9a) return { sw: SW.wrongParameters };
    const key = environment === null ? undefined : content.keys.get(environment.key);
    const signing = environment === null ? undefined : functions.get(environment.algorithm);
    if (environment === null || key === undefined || signing === undefined) return { sw: SW.conditionsOfUse };
    if (!pin.verified || (environment.key === SIGNATURE_KEY && !justVerified)) return { sw: SW.securityStatus };
    if (!signing.accepts(data.length)) return { sw: SW.wrongLength };
    return wait(signing.sign(key, data));
  };

  const perform = (command: CommandApdu): Answer => {
    const justVerified = pinJustVerified;
    pinJustVerified = false;
    const fetching = command.cla === 0x00 && command.ins === 0xc0;
    const fetched = waiting;
    if (!fetching) waiting = new Uint8Array();
    if (command.cla === 0x80) {
      if (command.ins === 0xe4) return getCardData(command);
      if (command.ins !== 0xe6) return { sw: SW.unknownInstruction };
      pin.endVerified();
      return { sw: SW.ok };
    }
    if (command.cla !== 0x00) return { sw: SW.unknownClass };
    switch (command.ins) {
      case 0xa4:
        return selectFile(command);
      case 0xb0:
        return readBinary(command);
      case 0x22:
        return manageSecurity(command);
      case 0x20:
        return verify(command);
      case 0x24:
        return changePin(command);
      case 0x2a:
        return computeSignature(command, justVerified);
      case 0x84:
        return { data: randomBytes(command.le ?? 8), sw: SW.ok };
      case 0xc0: {
        if (fetched.length === 0) return { sw: SW.conditionsOfUse };
        const answer = give(fetched, command.le);
        if (answer.sw === SW.ok) waiting = new Uint8Array();
        return answer;
      }
      default:
        return { sw: SW.unknownInstruction };
    }
  };

  return {
    atr: content.atr,
    get triesLeft() {
      return pin.triesLeft;
    },
    setTriesLeft: (tries) => {
      pin.setTriesLeft(tries);
    },
    transmit: (bytes) => {
      const command = parseCommandApdu(bytes);
      if (command === null) return responseApdu(new Uint8Array(), SW.wrongLength);
      const { data = new Uint8Array(), sw } = perform(command);
      return responseApdu(data, sw);
    },
    reset,
  };
}
