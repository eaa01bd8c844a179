import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { askCards } from './control-client.ts';
import { CARD_HELP, parseCardOptions, type CardOptions } from './card-options.ts';
import { controlPath, readerEnv, startVirtualReaders, virtualReaderHindrance } from './virtual-reader.ts';

/** One for each copy of the project, so that every command finds the same readers; a socket's path must be short. */
const PROJECT = createHash('sha256')
  .update(fileURLToPath(new URL('../../', import.meta.url)))
  .digest('hex');
const FOLDER = join(tmpdir(), `eid-card-${PROJECT.slice(0, 8)}`);

async function run(options: CardOptions): Promise<string> {
  if (options.do === 'up') return up(options);
  const { apdus } = await askCards(controlPath(FOLDER), options);
  if (apdus === undefined) return 'done\n';
  const rows = Object.entries(apdus.byCommand).map(([name, count]) => `${String(count).padStart(5)}  ${name}\n`);
  return `${rows.join('')}${String(apdus.total).padStart(5)}  all\n`;
}

async function up({ profile }: Extract<CardOptions, { do: 'up' }>): Promise<string> {
  const hindrance = virtualReaderHindrance();
  if (hindrance !== null) throw new Error(`No virtual reader here: ${hindrance}.`);
  if (await isUp()) throw new Error('The virtual reader is up already: npm run card -- swap PROFILE, or down.');
  const readers = await startVirtualReaders({ folder: FOLDER, profile, detached: true });
  readers.process.unref();
  readers.process.stdout?.destroy();
  const { PCSCLITE_CSOCK_NAME } = readerEnv(FOLDER);
  return `Two virtual readers are up, ${profile} is in the first. Programs see them with\n  export PCSCLITE_CSOCK_NAME='${PCSCLITE_CSOCK_NAME}'\n`;
}

async function isUp(): Promise<boolean> {
  try {
    await askCards(controlPath(FOLDER), { do: 'apdus' });
    return true;
  } catch {
    return false;
  }
}

const options = parseCardOptions(process.argv.slice(2));
if (!options.ok) {
  process.stderr.write(`card: ${options.error}\n\n${CARD_HELP}`);
  process.exitCode = 2;
} else if (options.value === 'help') {
  process.stdout.write(CARD_HELP);
} else {
  try {
    process.stdout.write(await run(options.value));
  } catch (thrown) {
    process.stderr.write(`card: ${thrown instanceof Error ? thrown.message : 'it failed'}\n`);
    process.exitCode = 1;
  }
}
