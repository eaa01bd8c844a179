import { createHash, X509Certificate } from 'node:crypto';
import {
  CERTIFICATE_NAMES,
  IDENTITY_FILES,
  type CardId,
  type CertificateName,
  type IdentityFileName,
  type PinState,
  type ReaderId,
  type WorkerCard,
  type WorkerReader,
} from '../../../contracts/worker-messages.ts';
import type { CardAccess } from '../card-access.ts';
import { isSignatureOf } from '../pkcs11/check-signature.ts';
import { CardFailure } from '../pkcs11/return-values.ts';
import { belgianApplet, type BelgianApplet } from './belgian-atr.ts';
import { CERTIFICATE_PATHS, IDENTITY_PATHS, readCertificate, readFile } from './belgian-files.ts';
import { commandsOf, type SendCommand } from './card-commands.ts';
import { changePin, logOff, readTries, requirePinAccepted, verifyPin } from './card-pin.ts';
import { computeSignature, prepareDirectSignature, setEnvironment } from './direct-signature.ts';
import { openCard } from './open-card.ts';
import type { Pcsc, PcscCard, PcscReader, PcscState } from './pcsc-port.ts';
import { enterOnPad, modifyStructure, pinPadOf, verifyStructure, type PinPad } from './pin-pad.ts';

/** A card while it is in: what does not change is read once, and wiped when the card goes. */
interface CardMemory {
  readonly reader: string;
  readonly eventCount: number;
  readonly applet: BelgianApplet;
  readonly pad: PinPad;
  readonly certificates: Map<CertificateName, Uint8Array | null>;
  readonly files: Map<IdentityFileName, Uint8Array | null>;
  /** Older cards do not tell their tries left, but a refused PIN does. */
  pin: PinState | null;
}

export interface DirectAccess extends CardAccess {
  readonly listReaders: () => Promise<WorkerReader[]>;
  /** Takes note of the readers; what belongs to cards that are gone is wiped. */
  readonly see: (state: PcscState) => void;
  readonly appletOf: (readerId: ReaderId) => BelgianApplet | null;
}

/** The Belgian card by its own commands. Each call is one transaction. */
export function createDirectAccess(pcsc: Pick<Pcsc, 'connect'>): DirectAccess {
  const memories = new Map<CardId, CardMemory>();
  let readers: readonly PcscReader[] = [];
  /** The service counts events anew when it starts. */
  let epoch = 0;

  const cardIdOf = ({ name, eventCount }: PcscReader): CardId => shortHash(`${epoch}|${name}|${eventCount}`) as CardId;

  const see = (state: PcscState): void => {
    if (state.service === 'unavailable') epoch += 1;
    readers = state.service === 'unavailable' ? [] : state.readers;
    const present = new Set(readers.filter(({ card }) => card !== 'absent').map(cardIdOf));
    for (const [id, memory] of memories) {
      if (present.has(id)) continue;
      forget(memory);
      memories.delete(id);
    }
  };

  const find = (readerId: ReaderId, cardId: CardId): PcscReader => {
    const reader = readers.find(({ name }) => readerIdOf(name) === readerId);
    if (reader === undefined || reader.card === 'absent' || cardIdOf(reader) !== cardId) {
      throw new CardFailure('ERR_EID_CARD_REMOVED', 'another or no card');
    }
    return reader;
  };

  const remember = async (reader: PcscReader, applet: BelgianApplet): Promise<CardMemory> => {
    const id = cardIdOf(reader);
    const known = memories.get(id);
    if (known !== undefined) return known;
    const card = await openCard(pcsc, reader);
    let pad: PinPad;
    try {
      pad = await pinPadOf(card);
    } finally {
      card.end();
    }
    const { name, eventCount } = reader;
    const memory = { reader: name, eventCount, applet, pad, certificates: new Map(), files: new Map(), pin: null };
    if (readers.some((now) => now.card !== 'absent' && cardIdOf(now) === id)) memories.set(id, memory);
    return memory;
  };

  const toCard = async (reader: PcscReader): Promise<WorkerCard | null> => {
    if (reader.card === 'absent') return null;
    const id = cardIdOf(reader);
    const applet = reader.atr === null ? null : belgianApplet(reader.atr);
    const other = { id, way: 'direct', kind: 'other', pinEntry: 'typed' } as const;
    if (reader.card === 'mute') return { ...other, state: 'unreadable' };
    if (applet === null) return { ...other, state: 'unsupported' };
    let pad: PinPad = { verify: null, modify: null };
    try {
      ({ pad } = await remember(reader, applet));
    } catch (thrown) {
      // Held by another program just now, or gone already: the call that needs the card will say so.
      if (!(thrown instanceof CardFailure)) throw thrown;
      if (thrown.code === 'ERR_EID_CARD_REMOVED') return null;
    }
    return {
      id,
      way: 'direct',
      state: 'ready',
      kind: 'belgian-eid',
      pinEntry: pad.verify === null ? 'typed' : 'protected-path',
    };
  };

  /** One transaction on exactly this card. */
  const onCard = async <T>(
    readerId: ReaderId,
    cardId: CardId,
    work: (send: SendCommand, memory: CardMemory, card: PcscCard) => Promise<T>,
  ): Promise<T> => {
    const reader = find(readerId, cardId);
    const applet = reader.atr === null ? null : belgianApplet(reader.atr);
    if (applet === null) throw new CardFailure('ERR_EID_CARD_NOT_SUPPORTED', 'no Belgian card');
    const memory = await remember(reader, applet);
    const card = await openCard(pcsc, reader);
    try {
      return await work(commandsOf(card), memory, card);
    } finally {
      card.end();
    }
  };

  const certificateOf = async (
    send: SendCommand,
    memory: CardMemory,
    name: CertificateName,
  ): Promise<Uint8Array | null> => {
    const known = memory.certificates.get(name);
    if (known !== undefined) return known;
    const read = await readCertificate(send, CERTIFICATE_PATHS[name]);
    memory.certificates.set(name, read);
    return read;
  };

  const fileOf = async (send: SendCommand, memory: CardMemory, name: IdentityFileName): Promise<Uint8Array | null> => {
    const known = memory.files.get(name);
    if (known !== undefined) return known;
    const path = IDENTITY_PATHS[name];
    const read = await (name === 'registerCertificate' ? readCertificate(send, path) : readFile(send, path));
    memory.files.set(name, read);
    return read;
  };

  const pinState = async (send: SendCommand, memory: CardMemory): Promise<PinState> =>
    memory.pin ?? (await readTries(send, memory.applet));

  /** What a refused PIN says of the tries left is kept; an accepted one makes all of them good again. */
  const withPin = async (memory: CardMemory, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
      memory.pin = null;
    } catch (thrown) {
      if (thrown instanceof CardFailure && thrown.triesLeft !== null) {
        memory.pin = { blocked: thrown.triesLeft === 0, triesLeft: thrown.triesLeft };
      }
      throw thrown;
    }
  };

  return {
    see,
    appletOf: (readerId) => {
      const atr = readers.find(({ name }) => readerIdOf(name) === readerId)?.atr ?? null;
      return atr === null ? null : belgianApplet(atr);
    },
    listReaders: () =>
      Promise.all(
        readers.map(async (reader) => {
          const card = await toCard(reader);
          return { id: readerIdOf(reader.name), name: reader.name, pinPad: card?.pinEntry === 'protected-path', card };
        }),
      ),
    readCertificates: ({ readerId, cardId, wanted }) =>
      onCard(readerId, cardId, async (send, memory) => {
        const found: Partial<Record<CertificateName, Uint8Array>> = {};
        for (const name of CERTIFICATE_NAMES) {
          const der = wanted.includes(name) ? await certificateOf(send, memory, name) : null;
          if (der !== null) found[name] = Uint8Array.from(der);
        }
        return { certificates: found, pin: await pinState(send, memory) };
      }),
    readIdentityFiles: ({ readerId, cardId, files }) =>
      onCard(readerId, cardId, async (send, memory) => {
        const found: Partial<Record<IdentityFileName, Uint8Array>> = {};
        for (const name of IDENTITY_FILES) {
          const bytes = files.includes(name) ? await fileOf(send, memory, name) : null;
          if (bytes !== null) found[name] = Uint8Array.from(bytes);
        }
        return found;
      }),
    sign: ({ readerId, cardId, role, algorithm, input, pin }) =>
      onCard(readerId, cardId, async (send, memory, card) => {
        const der = await certificateOf(send, memory, role);
        if (der === null) throw new CardFailure('ERR_EID_CERTIFICATE_MISSING', role);
        const { publicKey } = new X509Certificate(der);
        const prepared = prepareDirectSignature(role, algorithm, input, publicKey);
        await setEnvironment(send, prepared);
        let signature: Buffer;
        try {
          await withPin(memory, () => (pin === null ? verifyOnPad(card, memory.pad) : verifyPin(send, pin)));
          signature = await computeSignature(send, prepared);
        } finally {
          await logOffQuietly(send);
        }
        if (!(await isSignatureOf(publicKey, algorithm, input, prepared, signature))) {
          throw new CardFailure('ERR_EID_CARD_REMOVED', 'signature is not by the card shown');
        }
        return { signature };
      }),
    changePin: ({ readerId, cardId, oldPin, newPin }) =>
      onCard(readerId, cardId, async (send, memory, card) => {
        try {
          await withPin(memory, () =>
            oldPin === null || newPin === null ? changeOnPad(card, memory.pad) : changePin(send, oldPin, newPin),
          );
        } finally {
          await logOffQuietly(send);
        }
        return pinState(send, memory);
      }),
    release: () => null,
    close: () => {
      for (const memory of memories.values()) forget(memory);
      memories.clear();
    },
  };
}

async function verifyOnPad(card: PcscCard, { verify }: PinPad): Promise<void> {
  if (verify === null) throw new CardFailure('ERR_EID_PIN_PAD_FAILED', 'reader has no keys');
  requirePinAccepted(await enterOnPad(card, verify, verifyStructure()));
}

async function changeOnPad(card: PcscCard, { modify }: PinPad): Promise<void> {
  if (modify === null) throw new CardFailure('ERR_EID_PIN_PAD_FAILED', 'reader cannot change a PIN');
  requirePinAccepted(await enterOnPad(card, modify, modifyStructure()));
}

/** A card that was pulled has nobody logged on; what really went wrong is known already. */
async function logOffQuietly(send: SendCommand): Promise<void> {
  try {
    await logOff(send);
  } catch (thrown) {
    if (!(thrown instanceof CardFailure)) throw thrown;
  }
}

function forget(memory: CardMemory): void {
  for (const bytes of [...memory.certificates.values(), ...memory.files.values()]) bytes?.fill(0);
  memory.certificates.clear();
  memory.files.clear();
}

/** The same for a reader of this name on either way. */
export function readerIdOf(name: string): ReaderId {
  return shortHash(`${name}#0`) as ReaderId;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
