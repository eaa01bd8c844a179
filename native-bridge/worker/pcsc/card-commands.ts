import { CardFailure } from '../pkcs11/return-values.ts';
import type { PcscCard } from './pcsc-port.ts';

export interface CardAnswer {
  readonly data: Uint8Array;
  readonly statusWord: number;
}

export type SendCommand = (command: Uint8Array) => Promise<CardAnswer>;

export const STATUS = { ok: 0x9000, pastEnd: 0x6b00, notFound: 0x6a82, blocked: 0x6983, pinNeeded: 0x6982 } as const;

/** A command's answer over T=0: what waits is fetched (61xx), a wrong length asked again (6Cxx). ISO 7816-3, 10.3.4. */
export function commandsOf(card: Pick<PcscCard, 'transmit'>): SendCommand {
  return async (command) => {
    let answer = split(await card.transmit(command));
    if (answer.statusWord >> 8 === 0x6c) {
      const again = Uint8Array.from(command);
      again[4] = answer.statusWord & 0xff;
      answer = split(await card.transmit(again));
      again.fill(0);
    }
    const parts = [answer.data];
    while (answer.statusWord >> 8 === 0x61) {
      answer = split(await card.transmit(Uint8Array.of(0x00, 0xc0, 0x00, 0x00, answer.statusWord & 0xff)));
      parts.push(answer.data);
    }
    return { data: parts.length === 1 ? answer.data : Buffer.concat(parts), statusWord: answer.statusWord };
  };
}

function split(response: Uint8Array): CardAnswer {
  if (response.length < 2) throw new CardFailure('ERR_EID_CARD_UNREADABLE', 'answer without status word');
  const end = response.length - 2;
  return {
    data: response.subarray(0, end),
    statusWord: ((response[end] ?? 0) << 8) | (response[end + 1] ?? 0),
  };
}

/** What a status word means where nothing more is known about the command. */
export function unexpected(step: string, statusWord: number): CardFailure {
  return new CardFailure('ERR_EID_CARD_UNREADABLE', `${step}: ${statusWord.toString(16).padStart(4, '0')}`);
}
