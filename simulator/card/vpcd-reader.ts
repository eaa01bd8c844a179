import { connect, type Socket } from 'node:net';
import { createApduLog, type ApduLog } from './apdu-log.ts';
import { lineTimeMs, type LineTime } from './line-time.ts';
import type { VirtualCard } from './virtual-card.ts';
import type { VirtualReader } from './virtual-readers.ts';

/** Control bytes of the virtual reader's driver (vsmartcard, vpcd): messages of one byte. */
const CONTROL = { powerOff: 0, powerOn: 1, reset: 2, atr: 4 } as const;

export interface VpcdReader extends VirtualReader {
  readonly log: ApduLog;
  setLineTime(time: LineTime | null): void;
  close(): void;
}

/**
 * A reader of pcscd's vpcd driver: the card is in while we are connected. Each message is two bytes of length, most
 * significant first, and the body.
 *
 * @param onFailure told when the driver is gone (pcscd ended)
 */
export function createVpcdReader(port: number, onFailure: () => void = () => undefined): VpcdReader {
  const log = createApduLog();
  let lineTime: LineTime | null = null;
  let inserted: { readonly card: VirtualCard; readonly socket: Socket } | null = null;

  const serve = (card: VirtualCard, socket: Socket): void => {
    let received = Buffer.alloc(0);
    const send = (body: Uint8Array): void => {
      const header = Buffer.alloc(2);
      header.writeUInt16BE(body.length);
      // One packet: the driver waits for each part otherwise.
      if (!socket.destroyed) socket.write(Buffer.concat([header, body]));
    };
    const answer = (message: Uint8Array): void => {
      if (message.length !== 1) {
        const response = card.transmit(message);
        log.add(message, response);
        if (lineTime === null) send(response);
        else setTimeout(send, lineTimeMs(lineTime, message.length, response.length), response);
      } else if (message[0] === CONTROL.atr) send(card.atr);
      else if (message[0] === CONTROL.powerOff || message[0] === CONTROL.powerOn || message[0] === CONTROL.reset)
        card.reset();
    };
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      while (received.length >= 2 && received.length >= 2 + received.readUInt16BE()) {
        const end = 2 + received.readUInt16BE();
        const message = Uint8Array.from(received.subarray(2, end));
        received = received.subarray(end);
        answer(message);
      }
    });
  };

  const remove = (): void => {
    const gone = inserted;
    inserted = null;
    gone?.socket.destroy();
    gone?.card.reset();
  };

  return {
    log,
    get card() {
      return inserted?.card ?? null;
    },
    insert: (card) => {
      remove();
      const socket = connect({ host: '127.0.0.1', port, noDelay: true });
      inserted = { card, socket };
      serve(card, socket);
      const gone = (): void => {
        if (inserted?.socket !== socket) return;
        inserted = null;
        onFailure();
      };
      socket.on('error', gone);
      socket.on('close', gone);
    },
    remove,
    setLineTime: (time) => {
      lineTime = time;
    },
    close: remove,
  };
}
