import { homedir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { unreachable } from '../contracts/result.ts';
import { BIN_HELP, parseBinOptions, type BinOptions } from './bin-options.ts';
import { createBridge } from './bridge.ts';
import { createWorkerBackend } from './cards/worker-backend.ts';
import { forkWorker } from './cards/worker-process.ts';
import { systemClock } from './clock.ts';
import { createTerminalPrompter } from './consent/terminal-prompter.ts';
import { createLog } from './logging/log.ts';
import { knownModulePaths } from './policy/module-locations.ts';
import { policyPath, readPolicy, type PolicyFault } from './policy/policy.ts';
import { approvedOriginsFile, settingsFolder } from './policy/approved-origins-file.ts';
import { PRODUCT_NAME, PRODUCT_VERSION } from './product.ts';
import { PortsTakenError } from './server/listen.ts';
import { findPortHolder } from './server/peer/port-holder.ts';
import { workerEntry } from './worker-entry.ts';

const EXIT = { ok: 0, failed: 1, wrongUsage: 2 } as const;

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
const complain = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

async function run(options: BinOptions): Promise<void> {
  const policy = readPolicy(options.policy ?? policyPath(process.platform, process.env), options.policy === undefined);
  if (!policy.ok) {
    complain(policyProblem(policy.error));
    process.exitCode = EXIT.failed;
    return;
  }
  const { value: rules } = policy;
  const log = createLog(rules.logLevel ?? options.logLevel ?? 'info', complain);
  const module = rules.module ?? options.module;
  const modulePaths = module === undefined ? knownModulePaths(process.platform, process.env) : [module];
  const bridge = createBridge({
    cards: createWorkerBackend({ spawn: forkWorker(workerEntry(), modulePaths), clock: systemClock, log }),
    prompter: createTerminalPrompter({
      input: process.stdin,
      write: (text) => {
        process.stderr.write(text);
      },
    }),
    log,
    allowOrigins: [...(rules.allowOrigins ?? []), ...(rules.onlyAllowedOrigins === true ? [] : options.allowOrigins)],
    onlyAllowedOrigins: rules.onlyAllowedOrigins ?? false,
    developerMode: rules.developerMode ?? false,
    approvalStore: approvedOriginsFile(
      join(settingsFolder(process.platform, process.env, homedir()), 'approved-origins.json'),
      log,
    ),
    ...(rules.promptSeconds === undefined ? {} : { operationLimits: { promptMs: rules.promptSeconds * 1000 } }),
  });
  const stop = (): void => {
    void bridge.close().then(() => process.exit(EXIT.ok));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  try {
    const { port } = await bridge.listen(options.ports);
    say(`listening ws://127.0.0.1:${port}`);
  } catch (thrown) {
    await bridge.close();
    if (!(thrown instanceof PortsTakenError)) throw thrown;
    complain(await portsProblem(thrown.ports));
    process.exitCode = EXIT.failed;
  }
}

function policyProblem(fault: PolicyFault): string {
  switch (fault.kind) {
    case 'unreadable':
      return `The policy file ${fault.path} cannot be read.`;
    case 'not-json':
      return `The policy file ${fault.path} is not JSON.`;
    case 'invalid':
      return `The policy file ${fault.path} is wrong at: ${fault.where}.`;
    default:
      return unreachable(fault);
  }
}

async function portsProblem(ports: readonly number[]): Promise<string> {
  const holders = await Promise.all(
    ports.map(async (port) => {
      const holder = await findPortHolder(port);
      return `port ${port} is held by ${holder === null ? 'another program' : `${holder.name} (process ${holder.pid})`}`;
    }),
  );
  return `Cannot listen: ${holders.join('; ')}. End that program, or choose a port with --port.`;
}

// A bridge waits most of its life: memory counts more than speed (docs/benchmarks.md has both).
setFlagsFromString('--optimize-for-size');

const command = parseBinOptions(process.argv.slice(2));
if (!command.ok) {
  complain(`${command.error}\n\n${BIN_HELP}`);
  process.exitCode = EXIT.wrongUsage;
} else if (command.value.kind === 'run') {
  try {
    await run(command.value.options);
  } catch (thrown) {
    // A wrong --allow-origin or limit; anything else is a defect, told by its name only.
    complain(thrown instanceof RangeError ? thrown.message : `${PRODUCT_NAME} could not start.`);
    process.exitCode = EXIT.failed;
  }
} else {
  say(command.value.kind === 'help' ? BIN_HELP : `${PRODUCT_NAME} ${PRODUCT_VERSION}`);
}
