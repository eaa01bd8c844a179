import pkcs11js from 'pkcs11js';
import type { CardId } from '../../../contracts/worker-messages.ts';
import type { Handle, Pkcs11Module } from './pkcs11-module.ts';
import type { Slot } from './readers.ts';

export interface TokenSessions {
  /** The session of the running operation on this card; opened on first need, one for a whole operation. */
  open(slot: Slot): Handle;
  /** A session that may change the PIN, in place of the other. */
  openForWriting(slot: Slot): Handle;
  close(slot: Handle): void;
  closeAll(): void;
}

/**
 * The Belgian module sleeps 200 ms at each connection, so an operation has one session. A session that outlives its
 * card makes the next login succeed without a PIN, so nothing is kept past the operation or the card.
 *
 * @param confirm throws where the card is not the one that was looked at before the session was opened: a session on
 *   the next citizen's card must get neither this one's PIN nor its name.
 */
export function createTokenSessions(module: Pkcs11Module, confirm: (slot: Slot) => void): TokenSessions {
  const sessions = new Map<string, { slot: Handle; session: Handle; cardId: CardId | undefined }>();

  const closeAllOf = (slot: Handle): void => {
    if (!sessions.delete(slot.toString('hex'))) return;
    try {
      module.call((library) => {
        library.C_CloseAllSessions(slot);
      });
    } catch {
      // The card is gone and its sessions with it (PKCS#11 v2.40, section 5.5): there is nothing left to close.
    }
  };

  const begin = (slot: Slot, flags: number): Handle => {
    const { handle, reader } = slot;
    const session = module.call((library) => library.C_OpenSession(handle, flags));
    sessions.set(handle.toString('hex'), { slot: handle, session, cardId: reader.card?.id });
    confirm(slot);
    return session;
  };

  return {
    open: (slot) => {
      const { handle, reader } = slot;
      const open = sessions.get(handle.toString('hex'));
      if (open !== undefined && open.cardId === reader.card?.id) return open.session;
      if (open !== undefined) closeAllOf(handle);
      return begin(slot, pkcs11js.CKF_SERIAL_SESSION);
    },
    openForWriting: (slot) => {
      closeAllOf(slot.handle);
      return begin(slot, pkcs11js.CKF_SERIAL_SESSION | pkcs11js.CKF_RW_SESSION);
    },
    close: closeAllOf,
    closeAll: () => {
      for (const { slot } of [...sessions.values()]) closeAllOf(slot);
    },
  };
}
