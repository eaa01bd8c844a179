import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import * as v from 'valibot';
import { CardReply, type CardCommand } from './control-messages.ts';

/**
 * Asks the process that holds the virtual cards.
 *
 * @param path of its control socket
 * @throws Error in a sentence: nobody is there, or the command was refused
 */
export async function askCards(path: string, command: CardCommand): Promise<Extract<CardReply, { ok: true }>> {
  const reply = v.parse(CardReply, JSON.parse(await exchange(path, JSON.stringify(command))));
  if (!reply.ok) throw new Error(reply.reason);
  return reply;
}

function exchange(path: string, line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(path, () => {
      socket.write(`${line}\n`);
    });
    socket.once('error', () => {
      reject(new Error('The virtual reader is not up: npm run card -- up'));
    });
    const lines = createInterface({ input: socket });
    lines.once('line', (answer) => {
      socket.destroy();
      resolve(answer);
    });
    // Node hands a socket's errors on to who reads its lines.
    lines.once('error', () => undefined);
    lines.once('close', () => {
      reject(new Error('The virtual reader went away.'));
    });
  });
}
