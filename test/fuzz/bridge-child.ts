import { createBridge } from '../../native-bridge/bridge.ts';
import { createLog } from '../../native-bridge/logging/log.ts';
import { createFakeCards } from '../support/bridge/fake-cards.ts';
import { createScriptedPrompter } from '../support/bridge/scripted-prompter.ts';
import { recordTranscript } from '../support/secrets/transcript.ts';

/**
 * A bridge in a process of its own, so that a test can see whether it survives and what memory it keeps. Tells its
 * port; answers each message with its heap in bytes, garbage collected.
 */
const bridge = createBridge({
  cards: createFakeCards(),
  prompter: createScriptedPrompter(() => ({ kind: 'cancelled' })),
  log: createLog('info', (line) => {
    recordTranscript('log', line);
  }),
});

const { port } = await bridge.listen([0]);
process.send?.({ port });
process.on('message', () => {
  globalThis.gc?.();
  process.send?.({ heap: process.memoryUsage().heapUsed });
});
process.once('disconnect', () => process.exit(0));
