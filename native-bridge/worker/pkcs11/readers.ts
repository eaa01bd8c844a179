import { createHash, randomUUID } from 'node:crypto';
import pkcs11js from 'pkcs11js';
import type { CardId, ReaderId, WorkerCard, WorkerReader } from '../../../contracts/worker-messages.ts';
import type { Handle, Pkcs11Module } from './pkcs11-module.ts';
import { CardFailure, CKR, Pkcs11Failure } from './return-values.ts';

/** A slot with its reader as the bridge knows it; the slot's handle never leaves the worker. */
export interface Slot {
  readonly handle: Handle;
  readonly reader: WorkerReader;
}

export interface Readers {
  /** Asks the module anew. */
  list(): Slot[];
  /**
   * The slot whose reader holds exactly this card.
   *
   * @throws CardFailure ERR_EID_CARD_REMOVED where the reader or the card is gone, or another card is in.
   */
  require(readerId: ReaderId, cardId: CardId): Slot;
  /** The slot of a reader seen by the last list, or null. */
  slotOf(readerId: ReaderId): Handle | null;
  /** Of the last list. */
  slotNames(): readonly string[];
  /** Called with a reader whose card was there and is not any more. */
  onCardGone(listener: (slot: Handle, cardId: CardId) => void): void;
}

/** CK_SLOT_INFO flag (PKCS#11 v2.40, section 3.2); pkcs11js does not name it. */
const CKF_TOKEN_PRESENT = 0x1;

type TokenInfo = pkcs11js.TokenInfo;

export function createReaders(module: Pkcs11Module): Readers {
  const listeners: ((slot: Handle, cardId: CardId) => void)[] = [];
  /** Insertions seen so far, so that a card put back is another card (its PIN state is). */
  const insertions = new Map<ReaderId, { token: string; count: number; slot: Handle; cardId: CardId }>();

  /** A worker after a crash cannot know which card was in before: to it every card is another one. */
  const run = randomUUID();

  const known = new Map<ReaderId, { handle: Handle; name: string }>();

  const list = (): Slot[] => {
    known.clear();
    const handles = module.call((library) => library.C_GetSlotList(false));
    const names = new Map<string, number>();
    const slots = handles.flatMap((handle) => {
      const info = slotInfo(module, handle);
      if (info === null) return [];
      const name = trimmed(info.slotDescription);
      const nth = names.get(name) ?? 0;
      names.set(name, nth + 1);
      const id = shortHash(`${name}#${nth}`) as ReaderId;
      known.set(id, { handle, name });
      const slot = look(id, handle, name, info);
      return slot === null ? [] : [slot];
    });
    for (const id of insertions.keys()) if (!known.has(id)) noCard(id);
    return slots;
  };

  const look = (id: ReaderId, handle: Handle, name: string, info: pkcs11js.SlotInfo): Slot | null => {
    const present = (info.flags & CKF_TOKEN_PRESENT) !== 0;
    const token = present ? tokenInfo(module, handle) : 'absent';
    // A token nobody initialised (SoftHSM always shows one) is neither a reader nor a card to a citizen.
    if (isTokenInfo(token) && (token.flags & pkcs11js.CKF_TOKEN_INITIALIZED) === 0) return null;
    const card = token === 'absent' ? noCard(id) : toCard(handle, id, token);
    return { handle, reader: { id, name, pinPad: card?.pinEntry === 'protected-path', card } };
  };

  const noCard = (id: ReaderId): null => {
    const before = insertions.get(id);
    if (before !== undefined && before.token !== '') {
      insertions.set(id, { ...before, token: '' });
      for (const listener of listeners) listener(before.slot, before.cardId);
    }
    return null;
  };

  const toCard = (slot: Handle, id: ReaderId, token: TokenInfo | 'unsupported' | 'unreadable'): WorkerCard => {
    const name = isTokenInfo(token) ? `${token.serialNumber}|${token.label}|${token.model}` : token;
    const before = insertions.get(id);
    if (before !== undefined && before.token !== name) noCard(id);
    const count = before === undefined ? 1 : before.token === name ? before.count : before.count + 1;
    const cardId = shortHash(`${run}|${id}|${name}|${count}`) as CardId;
    insertions.set(id, { token: name, count, slot, cardId });
    if (!isTokenInfo(token)) return { id: cardId, way: 'pkcs11', state: token, kind: 'other', pinEntry: 'typed' };
    const protectedPath = (token.flags & pkcs11js.CKF_PROTECTED_AUTHENTICATION_PATH) !== 0;
    return {
      id: cardId,
      way: 'pkcs11',
      state: 'ready',
      kind: token.label.startsWith('BELPIC') ? 'belgian-eid' : 'other',
      pinEntry: protectedPath ? 'protected-path' : 'typed',
    };
  };

  return {
    list,
    require: (readerId, cardId) => {
      const reader = known.get(readerId);
      if (reader === undefined) throw new CardFailure('ERR_EID_CARD_REMOVED', 'reader is gone');
      const { handle, name } = reader;
      const info = slotInfo(module, handle);
      const slot = info === null ? noCard(readerId) : look(readerId, handle, name, info);
      if (slot?.reader.card?.id !== cardId) throw new CardFailure('ERR_EID_CARD_REMOVED', 'another or no card');
      return slot;
    },
    slotOf: (readerId) => known.get(readerId)?.handle ?? null,
    slotNames: () => [...known.values()].map(({ name }) => name),
    onCardGone: (listener) => {
      listeners.push(listener);
    },
  };
}

/** @returns null where the reader was unplugged meanwhile. */
function slotInfo(module: Pkcs11Module, slot: Handle): pkcs11js.SlotInfo | null {
  try {
    return module.call((library) => library.C_GetSlotInfo(slot));
  } catch (thrown) {
    if (thrown instanceof Pkcs11Failure && thrown.returnValue === CKR.SLOT_ID_INVALID) return null;
    throw thrown;
  }
}

function tokenInfo(module: Pkcs11Module, slot: Handle): TokenInfo | 'unsupported' | 'unreadable' | 'absent' {
  try {
    return module.call((library) => library.C_GetTokenInfo(slot));
  } catch (thrown) {
    if (!(thrown instanceof Pkcs11Failure)) throw thrown;
    if (thrown.returnValue === CKR.TOKEN_NOT_RECOGNIZED) return 'unsupported';
    const gone: readonly number[] = [CKR.TOKEN_NOT_PRESENT, CKR.DEVICE_REMOVED, CKR.SLOT_ID_INVALID];
    return gone.includes(thrown.returnValue) ? 'absent' : 'unreadable';
  }
}

function isTokenInfo(token: TokenInfo | string): token is TokenInfo {
  return typeof token !== 'string';
}

/** PKCS#11 pads texts with blanks (v2.40, section 3.2); some modules end them with a zero. */
function trimmed(text: string): string {
  return text.replace(/\0.*$/s, '').trim();
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
