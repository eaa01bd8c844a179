import { existsSync } from 'node:fs';
import { createBridge } from '../native-bridge/bridge.ts';
import { createWorkerBackend } from '../native-bridge/cards/worker-backend.ts';
import { workerArguments } from '../native-bridge/cards/worker-arguments.ts';
import { forkWorker } from '../native-bridge/cards/worker-process.ts';
import { systemClock } from '../native-bridge/clock.ts';
import { createLog } from '../native-bridge/logging/log.ts';
import { knownModulePaths } from '../native-bridge/policy/module-locations.ts';
import { NoPortError } from '../native-bridge/server/listen.ts';
import { workerEntry } from '../native-bridge/worker-entry.ts';
import { BRIDGE_SIM_HELP, parseBridgeSimOptions, type BridgeSimOptions } from './bridge-sim-options.ts';
import { createAutomaticPrompter } from './prompter/automatic-prompter.ts';

for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

async function run({ ports, module, way, pin, allowOrigins, cardWaitMs, logLevel }: BridgeSimOptions): Promise<void> {
  const log = createLog(logLevel, (line) => {
    process.stderr.write(`${line}\n`);
  });
  if (module !== undefined && !existsSync(module)) log.warn('module-not-there', { path: module });
  if (allowOrigins.length === 0) log.warn('no-allow-origin', { meaning: 'every request will be refused' });
  const modulePaths = module === undefined ? knownModulePaths(process.platform, process.env) : [module];
  const spawn = forkWorker(workerEntry(), workerArguments(modulePaths, { way, readerName: null }));
  const bridge = createBridge({
    cards: createWorkerBackend({ spawn, clock: systemClock, log }),
    prompter: createAutomaticPrompter({ pin, origins: allowOrigins }),
    log,
    allowOrigins,
    developerMode: true,
    operationLimits: { cardWaitMs },
  });
  const stop = (): void => {
    void bridge.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  const { port } = await bridge.listen(ports);
  process.stdout.write(`listening ws://127.0.0.1:${port}\n`);
}

const options = parseBridgeSimOptions(process.argv.slice(2));
if (!options.ok) {
  process.stderr.write(`bridge:sim: ${options.error}\n\n${BRIDGE_SIM_HELP}`);
  process.exitCode = 2;
} else if (options.value === 'help') {
  process.stdout.write(BRIDGE_SIM_HELP);
} else {
  try {
    await run(options.value);
  } catch (thrown) {
    const known = thrown instanceof RangeError || thrown instanceof NoPortError;
    process.stderr.write(`${known ? thrown.message : 'The simulated bridge could not start.'}\n`);
    process.exit(1);
  }
}
