import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as v from 'valibot';
import { unreachable } from '../../contracts/result.ts';
import { countByCommand } from './apdu-log.ts';
import { CardCommand, type CardReply } from './control-messages.ts';
import { createPcscd, VPCD_PORTS } from './pcscd-process.ts';
import { isProfile, type Profile } from './profiles.ts';
import { seeByService } from './seen-by-service.ts';
import { insertProfile } from './virtual-readers.ts';
import { createVpcdReader, type VpcdReader } from './vpcd-reader.ts';

/**
 * Holds pcscd, its two virtual readers and their cards, inside namespaces of their own (virtual-reader.ts starts it so).
 * Arguments: a folder, and the profile of the first card, if any. It says "ready" on its standard output.
 */
const [folder = '', profile = ''] = process.argv.slice(2);
/** Bits a second of a common reader. */
const BITS_PER_SECOND = 115_200;

const pcscd = createPcscd(folder);
const readers: readonly [VpcdReader, VpcdReader] = [createVpcdReader(VPCD_PORTS[0]), createVpcdReader(VPCD_PORTS[1])];

async function perform(command: v.InferOutput<typeof CardCommand>): Promise<CardReply> {
  const done: CardReply = { ok: true };
  switch (command.do) {
    case 'insert':
      await insert(command.reader, command.profile, command.pin);
      return done;
    case 'remove':
      await remove(command.reader);
      return done;
    case 'pin-tries': {
      const { card } = reader(command.reader);
      card?.setTriesLeft(command.tries);
      return card === null ? { ok: false, reason: 'There is no card in this reader.' } : done;
    }
    case 'latency': {
      const { cardMs } = command;
      reader(command.reader).setLineTime(cardMs === 0 ? null : { bitsPerSecond: BITS_PER_SECOND, cardMs });
      return done;
    }
    case 'apdus': {
      const { log } = reader(command.reader);
      const byCommand = Object.fromEntries(countByCommand(log.records));
      const apdus = { total: log.records.length, byCommand };
      if (command.reset) log.reset();
      return { ok: true, apdus };
    }
    case 'kill-pcscd':
      seen.stop();
      await pcscd.kill();
      return done;
    case 'start-pcscd':
      await pcscd.start();
      seen = seeByService();
      return done;
    case 'down':
      setImmediate(end);
      return done;
    default:
      return unreachable(command);
  }
}

/** As a hand does it: the old card is out, and seen to be, before the new one is in; and it is in when PC/SC says so. */
async function insert(number: 1 | 2, wanted: Profile, pin?: string): Promise<void> {
  await remove(number);
  await insertProfile(reader(number), wanted, pin);
  await seen.card(number, 'present');
}

async function remove(number: 1 | 2): Promise<void> {
  reader(number).remove();
  await seen.card(number, 'absent');
}

function reader(number: 1 | 2): VpcdReader {
  return readers[number - 1] ?? readers[0];
}

async function answer(line: string): Promise<CardReply> {
  let asked: unknown;
  try {
    asked = JSON.parse(line);
  } catch {
    return { ok: false, reason: 'Not JSON.' };
  }
  const command = v.safeParse(CardCommand, asked);
  if (!command.success) return { ok: false, reason: 'Not a command.' };
  try {
    return await perform(command.output);
  } catch (thrown) {
    return { ok: false, reason: thrown instanceof Error ? thrown.message : 'It failed.' };
  }
}

function end(): void {
  for (const one of readers) one.close();
  control.close();
  seen.stop();
  void pcscd.kill().then(() => process.exit(0));
}

const control = createServer((socket) => {
  socket.on('error', () => undefined);
  let turn = Promise.resolve();
  createInterface({ input: socket }).on('line', (line) => {
    turn = turn.then(async () => {
      socket.write(`${JSON.stringify(await answer(line))}\n`);
    });
  });
});

process.once('SIGTERM', end);
process.once('SIGINT', end);
await pcscd.start();
let seen = seeByService();
if (isProfile(profile)) await insert(1, profile);
control.listen(join(folder, 'control'), () => {
  process.stdout.write('ready\n');
});
