import { X509Certificate, type KeyObject } from 'node:crypto';
import pkcs11js from 'pkcs11js';
import type {
  CardCertificates,
  CardId,
  CertificateName,
  KeyRole,
  PinState,
  ReaderId,
  WorkerReader,
} from '../../../contracts/worker-messages.ts';
import type { CardAccess } from '../card-access.ts';
import { readCertificates } from './certificates.ts';
import { readIdentityFiles } from './identity-files.ts';
import { readPinState } from './pin-state.ts';
import type { Handle, Pkcs11Module } from './pkcs11-module.ts';
import { createReaders, type Slot } from './readers.ts';
import { CardFailure, CKR, Pkcs11Failure } from './return-values.ts';
import { signOnToken } from './sign.ts';
import { createTokenSessions } from './token-sessions.ts';

/** What does not change while a card is in: read once, forgotten with the card. */
interface CardMemory {
  readonly read: Set<CertificateName>;
  certificates: CardCertificates;
  mechanisms?: readonly number[];
  readonly publicKeys: Partial<Record<KeyRole, KeyObject>>;
}

export interface Pkcs11Access extends CardAccess {
  readonly listReaders: () => WorkerReader[];
  /** Certificates that the module hides before a login (OpenSC on Belgian cards), read on another way. */
  readonly provideCertificates: (cardId: CardId, certificates: CardCertificates) => void;
  /** Names of all slots of the last list, also of those that are no reader to a citizen. */
  readonly slotNames: () => readonly string[];
  /** Whether the module can sign with keys of this kind on this card. */
  readonly canSign: (readerId: ReaderId, keys: 'rsa' | 'ec') => boolean;
}

export function createPkcs11Access(module: Pkcs11Module): Pkcs11Access {
  const readers = createReaders(module);
  const sessions = createTokenSessions(module, ({ reader }) => {
    if (reader.card !== null) readers.require(reader.id, reader.card.id);
  });
  const memories = new Map<CardId, CardMemory>();

  readers.onCardGone((slot, cardId) => {
    memories.delete(cardId);
    sessions.close(slot);
  });

  const memoryOf = (cardId: CardId): CardMemory => {
    const memory = memories.get(cardId) ?? { read: new Set(), certificates: {}, publicKeys: {} };
    memories.set(cardId, memory);
    return memory;
  };

  const certificatesOf = (slot: Slot, cardId: CardId, wanted: readonly CertificateName[]): CardCertificates => {
    const memory = memoryOf(cardId);
    const missing = wanted.filter((name) => !memory.read.has(name));
    if (missing.length > 0) {
      Object.assign(memory.certificates, readCertificates(module, sessions.open(slot), missing));
      for (const name of missing) memory.read.add(name);
    }
    return Object.fromEntries(
      wanted.map((name) => [name, memory.certificates[name]]).filter(([, der]) => der !== undefined),
    ) as CardCertificates;
  };

  const publicKeyOf = (slot: Slot, cardId: CardId, role: KeyRole): KeyObject => {
    const memory = memoryOf(cardId);
    const der = certificatesOf(slot, cardId, [role])[role];
    if (der === undefined) throw new CardFailure('ERR_EID_CERTIFICATE_MISSING', role);
    return (memory.publicKeys[role] ??= new X509Certificate(der).publicKey);
  };

  /** A card pulled in the middle shows as many different failures; ask the reader what really happened. */
  const onCard = async <T>(readerId: ReaderId, cardId: CardId, work: (slot: Slot) => T | Promise<T>): Promise<T> => {
    const slot = readers.require(readerId, cardId);
    try {
      return await work(slot);
    } catch (thrown) {
      sessions.close(slot.handle);
      if (!(thrown instanceof Pkcs11Failure)) throw thrown;
      const after = readers.require(readerId, cardId);
      throw isPinFailure(thrown) ? pinFailure(thrown, readPinState(module, after.handle, isBelgian(after))) : thrown;
    }
  };

  return {
    listReaders: () => readers.list().map(({ reader }) => reader),
    readCertificates: ({ readerId, cardId, wanted }) =>
      onCard(readerId, cardId, (slot) => ({
        certificates: certificatesOf(slot, cardId, wanted),
        pin: readPinState(module, slot.handle, isBelgian(slot)),
      })),
    readIdentityFiles: ({ readerId, cardId, files }) =>
      onCard(readerId, cardId, (slot) => readIdentityFiles(module, sessions.open(slot), files)),
    sign: ({ readerId, cardId, ...params }) =>
      onCard(readerId, cardId, async (slot) => {
        const memory = memoryOf(cardId);
        memory.mechanisms ??= module.call((library) => library.C_GetMechanismList(slot.handle));
        const publicKey = publicKeyOf(slot, cardId, params.role);
        return { signature: await signOnToken(module, sessions.open(slot), memory.mechanisms, publicKey, params) };
      }),
    changePin: ({ readerId, cardId, oldPin, newPin }) =>
      onCard(readerId, cardId, (slot) => {
        const session = sessions.openForWriting(slot);
        try {
          setPin(module, session, oldPin, newPin);
        } finally {
          sessions.close(slot.handle);
        }
        return readPinState(module, slot.handle, isBelgian(slot));
      }),
    provideCertificates: (cardId, certificates) => {
      const memory = memoryOf(cardId);
      memory.certificates = { ...memory.certificates, ...certificates };
    },
    slotNames: () => readers.slotNames(),
    canSign: (readerId, keys) => {
      const slot = readers.slotOf(readerId);
      if (slot === null) return false;
      const mechanisms = module.call((library) => library.C_GetMechanismList(slot));
      return mechanisms.includes(keys === 'rsa' ? pkcs11js.CKM_RSA_PKCS : pkcs11js.CKM_ECDSA);
    },
    release: ({ readerId }) => {
      const slot = readers.slotOf(readerId);
      if (slot !== null) sessions.close(slot);
      return null;
    },
    close: () => {
      sessions.closeAll();
      module.finalize();
    },
  };
}

/** PKCS#11 lets anybody logged in change the PIN; nobody is logged in here, so the old one is always asked. */
function setPin(module: Pkcs11Module, session: Handle, oldPin: Uint8Array | null, newPin: Uint8Array | null): void {
  try {
    module.setPin(session, oldPin, newPin);
  } catch (thrown) {
    const onPad = oldPin === null && thrown instanceof Pkcs11Failure && !PIN_FAILURES.includes(thrown.returnValue);
    throw onPad ? new CardFailure('ERR_EID_PIN_PAD_FAILED', thrown.message) : thrown;
  }
}

function isBelgian(slot: Slot): boolean {
  return slot.reader.card?.kind === 'belgian-eid';
}

const PIN_FAILURES: readonly number[] = [CKR.PIN_INCORRECT, CKR.PIN_INVALID, CKR.PIN_LEN_RANGE, CKR.PIN_LOCKED];

function isPinFailure(failure: Pkcs11Failure): boolean {
  return PIN_FAILURES.includes(failure.returnValue);
}

function pinFailure(failure: Pkcs11Failure, { blocked, triesLeft }: PinState): CardFailure {
  const locked = blocked || failure.returnValue === CKR.PIN_LOCKED;
  return new CardFailure(
    locked ? 'ERR_EID_PIN_BLOCKED' : 'ERR_EID_PIN_INCORRECT',
    failure.message,
    locked ? 0 : triesLeft,
  );
}
