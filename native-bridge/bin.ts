import { setFlagsFromString } from 'node:v8';
import { unreachable } from '../contracts/result.ts';
import { BIN_HELP, parseBinOptions, type BinCommand, type BinOptions } from './bin-options.ts';
import { portsProblem } from './bin-problems.ts';
import { approvalStore, createHeadlessBridge } from './headless.ts';
import { createLog } from './logging/log.ts';
import { PRODUCT_NAME, PRODUCT_VERSION } from './product.ts';
import { NoPortError } from './server/listen.ts';

const EXIT = { ok: 0, failed: 1, wrongUsage: 2 } as const;

// Whoever read our output may go; the bridge serves on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
const complain = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

async function run(options: BinOptions): Promise<number | null> {
  const created = createHeadlessBridge(options, complain);
  if (!created.ok) {
    complain(created.error);
    return EXIT.failed;
  }
  const bridge = created.value;
  const stop = (): void => {
    void bridge.close().then(() => process.exit(EXIT.ok));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  try {
    const { port } = await bridge.listen(options.ports);
    say(`listening ws://127.0.0.1:${port}`);
    return null;
  } catch (thrown) {
    await bridge.close();
    if (!(thrown instanceof NoPortError)) throw thrown;
    complain(await portsProblem(thrown));
    return EXIT.failed;
  }
}

function revoke(origin: string): number {
  const store = approvalStore(createLog('warn', complain));
  const origins = store.load();
  if (!origins.includes(origin)) {
    complain(`${origin} is not among the approved sites.`);
    return EXIT.failed;
  }
  store.save(origins.filter((other) => other !== origin));
  return EXIT.ok;
}

/** @returns the exit code, or null while the bridge serves. */
async function perform(command: BinCommand): Promise<number | null> {
  switch (command.kind) {
    case 'run':
      return run(command.options);
    case 'list-origins':
      for (const origin of approvalStore(createLog('warn', complain)).load()) say(origin);
      return EXIT.ok;
    case 'revoke-origin':
      return revoke(command.origin);
    case 'help':
      say(BIN_HELP);
      return EXIT.ok;
    case 'version':
      say(`${PRODUCT_NAME} ${PRODUCT_VERSION}`);
      return EXIT.ok;
    default:
      return unreachable(command);
  }
}

// A bridge waits most of its life: memory counts more than speed (docs/benchmarks.md has both).
setFlagsFromString('--optimize-for-size');

const command = parseBinOptions(process.argv.slice(2));
if (!command.ok) {
  complain(`${command.error}\n\n${BIN_HELP}`);
  process.exitCode = EXIT.wrongUsage;
} else {
  try {
    const code = await perform(command.value);
    if (code !== null) process.exitCode = code;
  } catch (thrown) {
    // A wrong --allow-origin or limit; anything else is a defect, told by its name only.
    complain(thrown instanceof RangeError ? thrown.message : `${PRODUCT_NAME} could not start.`);
    process.exitCode = EXIT.failed;
  }
}
