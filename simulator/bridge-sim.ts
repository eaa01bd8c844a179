import { parseArgs } from 'node:util';
import { PORTS } from '../contracts/endpoint.ts';
import { parsePort } from '../native-bridge/bin-options.ts';
import { createBridge } from '../native-bridge/bridge.ts';
import { createWorkerBackend } from '../native-bridge/cards/worker-backend.ts';
import { forkWorker } from '../native-bridge/cards/worker-process.ts';
import { systemClock } from '../native-bridge/clock.ts';
import { createLog, LOG_LEVELS } from '../native-bridge/logging/log.ts';
import { knownModulePaths } from '../native-bridge/policy/module-locations.ts';
import { PortsTakenError } from '../native-bridge/server/listen.ts';
import { workerEntry } from '../native-bridge/worker-entry.ts';
import { createAutomaticPrompter } from './prompter/automatic-prompter.ts';

const HELP = `Usage: npm run bridge:sim -- [options]

The bridge with a prompter that approves and types the PIN by itself: for tests and development only.

  --port N            port to listen on; 0 picks a free one (default: ${PORTS.join(', ')})
  --module FILE       any PKCS#11 library (default: the Belgian middleware's, then OpenSC's)
  --pin N             the PIN to type (default: 1234)
  --allow-origin URL  a site whose requests are approved, http://localhost[:port] included; may be repeated
  --card-wait SEC     how long to wait for a reader or card (default: 30)
  --log-level LEVEL   ${LOG_LEVELS.join(', ')} (default: warn)
  --help              print this text
`;

function readOptions(): ReturnType<typeof parse> | null {
  try {
    return parse();
  } catch {
    return null;
  }
}

function parse(): {
  port?: string;
  module?: string;
  pin?: string;
  'allow-origin'?: string[];
  'card-wait'?: string;
  'log-level'?: string;
  help?: boolean;
} {
  return parseArgs({
    options: {
      port: { type: 'string' },
      module: { type: 'string' },
      pin: { type: 'string' },
      'allow-origin': { type: 'string', multiple: true },
      'card-wait': { type: 'string' },
      'log-level': { type: 'string' },
      help: { type: 'boolean' },
    },
  }).values;
}

async function run(options: NonNullable<ReturnType<typeof readOptions>>, ports: readonly number[]): Promise<void> {
  const level = LOG_LEVELS.find((name) => name === options['log-level']) ?? 'warn';
  const log = createLog(level, (line) => {
    process.stderr.write(`${line}\n`);
  });
  const modulePaths = options.module === undefined ? knownModulePaths(process.platform, process.env) : [options.module];
  const origins = options['allow-origin'] ?? [];
  const bridge = createBridge({
    cards: createWorkerBackend({ spawn: forkWorker(workerEntry(), modulePaths), clock: systemClock, log }),
    prompter: createAutomaticPrompter({ pin: options.pin ?? '1234', origins }),
    log,
    allowOrigins: origins,
    developerMode: true,
    operationLimits: { cardWaitMs: Number(options['card-wait'] ?? '30') * 1000 },
  });
  const stop = (): void => {
    void bridge.close().then(() => process.exit(0));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  const { port } = await bridge.listen(ports);
  process.stdout.write(`listening ws://127.0.0.1:${port}\n`);
}

const options = readOptions();
const ports = options?.port === undefined ? PORTS : parsePort(options.port);
if (options?.help === true) {
  process.stdout.write(HELP);
} else if (options === null || ports === null) {
  process.stderr.write(HELP);
  process.exitCode = 2;
} else {
  try {
    await run(options, ports);
  } catch (thrown) {
    const known = thrown instanceof RangeError || thrown instanceof PortsTakenError;
    process.stderr.write(`${known ? thrown.message : 'The simulated bridge could not start.'}\n`);
    process.exit(1);
  }
}
