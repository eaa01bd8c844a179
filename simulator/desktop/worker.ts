import { openChannel } from '../../native-bridge/worker/channel.ts';
import { runWorker } from '../../native-bridge/worker/run-worker.ts';
import { parseWorkerArguments } from '../../native-bridge/worker/worker-arguments.ts';
import { createInProcessPcsc } from '../card/in-process-pcsc.ts';
import { insertProfile } from '../card/virtual-readers.ts';
import { CARDS_FILE_VARIABLE, readCards, watchCards, type CardsIn } from './cards-file.ts';

/** The card worker of `npm run dev`: virtual cards in its own process, put in and taken out by the developer's menu. */
const path = process.env[CARDS_FILE_VARIABLE] ?? '';
const pcsc = createInProcessPcsc();
const readers = ['Virtual reader 1', 'Virtual reader 2'].map((name) => pcsc.addReader(name));
let shown: CardsIn = [];

async function show(cards: CardsIn): Promise<void> {
  for (const [index, reader] of readers.entries()) {
    const card = cards[index] ?? null;
    if (card === (shown[index] ?? null)) continue;
    reader.remove();
    if (card !== null) await insertProfile(reader, card);
  }
  shown = cards;
}

await show(readCards(path));
watchCards(path, (cards) => void show(cards));
runWorker({ channel: openChannel(), openPcsc: () => pcsc, ...parseWorkerArguments(process.argv.slice(2)) });
