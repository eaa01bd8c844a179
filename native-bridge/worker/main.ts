import { openChannel } from './channel.ts';
import { loadPcscLibrary } from './pcsc/pcsc-library.ts';
import type { Pcsc } from './pcsc/pcsc-port.ts';
import { createSystemPcsc } from './pcsc/system-pcsc.ts';
import { runWorker } from './run-worker.ts';
import { parseWorkerArguments } from './worker-arguments.ts';

/** A computer without the PC/SC library has no readers either: modules may have tokens all the same. */
function openPcsc(): Pcsc | null {
  try {
    return createSystemPcsc(loadPcscLibrary());
  } catch {
    return null;
  }
}

runWorker({ channel: openChannel(), openPcsc, ...parseWorkerArguments(process.argv.slice(2)) });
