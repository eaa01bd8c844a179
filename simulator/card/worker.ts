import { openChannel } from '../../native-bridge/worker/channel.ts';
import { runWorker } from '../../native-bridge/worker/run-worker.ts';
import { parseWorkerArguments } from '../../native-bridge/worker/worker-arguments.ts';
import { createInProcessPcsc } from './in-process-pcsc.ts';
import { isProfile } from './profiles.ts';
import { insertProfile } from './virtual-readers.ts';

/**
 * The card worker with a virtual card in its own process: nothing to install, on any system. The card's profile comes by
 * the environment; without one the reader is empty.
 */
const profile = process.env['VIRTUAL_CARD'] ?? '';
const pcsc = createInProcessPcsc();
const reader = pcsc.addReader('Virtual reader');
if (isProfile(profile)) await insertProfile(reader, profile);
runWorker({ channel: openChannel(), openPcsc: () => pcsc, ...parseWorkerArguments(process.argv.slice(2)) });
