import { openChannel } from '../../native-bridge/worker/channel.ts';
import { runWorker } from '../../native-bridge/worker/run-worker.ts';
import { parseWorkerArguments } from '../../native-bridge/worker/worker-arguments.ts';
import { createInProcessPcsc } from './in-process-pcsc.ts';
import { isProfile } from './profiles.ts';
import { insertProfile } from './virtual-readers.ts';

/**
 * The card worker with virtual cards in its own process: nothing to install, on any system. Which profiles are in, one
 * reader each, comes by the environment (`ec-fr,rsa-nl`), and so does their PIN; without one a reader is empty.
 */
const profiles = (process.env['VIRTUAL_CARDS'] ?? '').split(',');
const pcsc = createInProcessPcsc();
for (const [index, profile] of profiles.entries()) {
  const reader = pcsc.addReader(`Virtual reader ${index + 1}`);
  if (isProfile(profile)) await insertProfile(reader, profile, process.env['VIRTUAL_CARD_PIN']);
}
runWorker({ channel: openChannel(), openPcsc: () => pcsc, ...parseWorkerArguments(process.argv.slice(2)) });
