import type { PinState } from '../../../contracts/worker-messages.ts';
import { CardFailure } from '../pkcs11/return-values.ts';
import type { BelgianApplet } from './belgian-atr.ts';
import { STATUS, unexpected, type SendCommand } from './card-commands.ts';
import { PIN_BLOCK_BYTES, pinBlock } from './pin-block.ts';

/** GET CARD DATA of applet 1.8: byte 28 is the number of tries left. */
const TRIES_AT = 28;

/**
 * Tries left, where asking is harmless: applet 1.8 tells them. Older cards would take an empty VERIFY for a wrong PIN,
 * so they are never asked.
 */
export async function readTries(send: SendCommand, applet: BelgianApplet): Promise<PinState> {
  if (applet === '1.7') return { blocked: false, triesLeft: null };
  const { data, statusWord } = await send(Uint8Array.of(0x80, 0xe4, 0x00, 0x01, 0x1f));
  const tries = statusWord === STATUS.ok ? data[TRIES_AT] : undefined;
  return tries === undefined ? { blocked: false, triesLeft: null } : { blocked: tries === 0, triesLeft: tries };
}

/** VERIFY. @throws CardFailure with the tries left */
export async function verifyPin(send: SendCommand, pin: Uint8Array): Promise<void> {
  const block = pinBlock(pin);
  const command = Buffer.concat([Uint8Array.of(0x00, 0x20, 0x00, 0x01, PIN_BLOCK_BYTES), block]);
  try {
    requirePinAccepted((await send(command)).statusWord);
  } finally {
    block.fill(0);
    command.fill(0);
  }
}

/** CHANGE REFERENCE DATA. @throws CardFailure with the tries left */
export async function changePin(send: SendCommand, oldPin: Uint8Array, newPin: Uint8Array): Promise<void> {
  const oldBlock = pinBlock(oldPin);
  const newBlock = pinBlock(newPin);
  const command = Buffer.concat([Uint8Array.of(0x00, 0x24, 0x00, 0x01, 2 * PIN_BLOCK_BYTES), oldBlock, newBlock]);
  try {
    requirePinAccepted((await send(command)).statusWord);
  } finally {
    for (const secret of [oldBlock, newBlock, command]) secret.fill(0);
  }
}

export function requirePinAccepted(statusWord: number): void {
  if (statusWord === STATUS.ok) return;
  if (statusWord === STATUS.blocked || statusWord === 0x63c0) {
    throw new CardFailure('ERR_EID_PIN_BLOCKED', 'PIN blocked', 0);
  }
  if (statusWord >> 4 === 0x63c) throw new CardFailure('ERR_EID_PIN_INCORRECT', 'PIN refused', statusWord & 0xf);
  throw unexpected('PIN', statusWord);
}

/** The PIN's state ends for every program on the computer. */
export async function logOff(send: SendCommand): Promise<void> {
  await send(Uint8Array.of(0x80, 0xe6, 0x00, 0x00));
}
