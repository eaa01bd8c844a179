import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fail, ok, type Result } from '../contracts/result.ts';
import type { WayChoice } from '../contracts/worker-messages.ts';
import type { BinOptions } from './bin-options.ts';
import { policyProblem } from './bin-problems.ts';
import { createBridge, type Bridge } from './bridge.ts';
import { createWorkerBackend } from './cards/worker-backend.ts';
import { workerArguments } from './cards/worker-arguments.ts';
import { forkWorker } from './cards/worker-process.ts';
import { systemClock } from './clock.ts';
import { createAbsentPrompter } from './consent/absent-prompter.ts';
import type { Prompter } from './consent/prompter.ts';
import { createTerminalPrompter } from './consent/terminal-prompter.ts';
import { createLog, type Log } from './logging/log.ts';
import { approvedOriginsFile, settingsFolder, type ApprovalStore } from './policy/approved-origins-file.ts';
import { knownModulePaths } from './policy/module-locations.ts';
import { policyPath, readPolicy, type Policy } from './policy/policy.ts';
import { preferredLanguage } from './policy/preferred-language.ts';
import { PRODUCT_VERSION } from './product.ts';
import { workerEntry } from './worker-entry.ts';

/**
 * Wires the bridge for a terminal. What the administrator's policy sets wins over the flags.
 *
 * @returns the bridge, or a sentence that says why it cannot start.
 */
export function createHeadlessBridge(options: BinOptions, complain: (line: string) => void): Result<Bridge, string> {
  const policy = effectivePolicy(options.policy);
  if (!policy.ok) return policy;
  const rules = policy.value;
  const log = createLog(rules.logLevel ?? options.logLevel ?? 'info', complain);
  const named = rules.module ?? options.module;
  const modulePaths = named === undefined ? knownModulePaths(process.platform, process.env) : [named];
  const way = rules.way ?? options.way ?? (named === undefined ? 'auto' : 'pkcs11');
  const choices = { way, readerName: rules.reader ?? options.reader ?? null };
  const spawn = forkWorker(workerEntry(), workerArguments(modulePaths, choices));
  const bridge = createBridge({
    cards: createWorkerBackend({ spawn, clock: systemClock, log }),
    prompter: createPrompter(log),
    log,
    allowOrigins: [...(rules.allowOrigins ?? []), ...(rules.onlyAllowedOrigins === true ? [] : options.allowOrigins)],
    onlyAllowedOrigins: rules.onlyAllowedOrigins ?? false,
    developerMode: rules.developerMode ?? false,
    language: rules.language ?? preferredLanguage(process.env),
    approvalStore: approvalStore(log),
    ...(rules.promptSeconds === undefined ? {} : { operationLimits: { promptMs: rules.promptSeconds * 1000 } }),
  });
  tellStart(log, rules, options, modulePaths, way);
  return ok(bridge);
}

/** What an administrator asks first of a log: which version, whose rules, which module. */
function tellStart(log: Log, rules: Policy, options: BinOptions, modulePaths: readonly string[], way: WayChoice): void {
  const module = modulePaths.find((path) => existsSync(path));
  log.info('started', {
    version: PRODUCT_VERSION,
    policyKeys: Object.keys(rules),
    module: module ?? null,
    way,
    allowOrigins: (rules.allowOrigins ?? []).length,
  });
  if (!process.stdin.isTTY) {
    log.warn('no-terminal', { meaning: 'there is nobody to ask: every request for the card will be refused' });
  }
  if (module === undefined && way === 'pkcs11') log.warn('module-not-there', { searched: modulePaths });
  if (rules.module !== undefined && options.module !== undefined) log.warn('flag-overruled', { flag: '--module' });
  if (rules.onlyAllowedOrigins === true) {
    if (options.allowOrigins.length > 0) log.warn('flag-overruled', { flag: '--allow-origin' });
    if ((rules.allowOrigins ?? []).length === 0) log.warn('no-site-is-allowed');
  }
}

/** The sites this user approved, in a file of theirs. */
export function approvalStore(log: Log): ApprovalStore {
  const folder = settingsFolder(process.platform, process.env, homedir());
  return approvedOriginsFile(join(folder, 'approved-origins.json'), log);
}

/** A flag must not undo what an administrator decided: the computer's own policy cannot be replaced. */
function effectivePolicy(named: string | undefined): Result<Policy, string> {
  const own = policyPath(process.platform, process.env);
  if (named !== undefined && existsSync(own)) {
    return fail(`This computer has a policy (${own}): --policy cannot replace it.`);
  }
  const policy = readPolicy(named ?? own, named === undefined);
  return policy.ok ? policy : fail(policyProblem(policy.error));
}

function createPrompter(log: Log): Prompter {
  if (!process.stdin.isTTY) return createAbsentPrompter(log);
  return createTerminalPrompter({
    // What the terminal itself does with Ctrl+C outside of our questions: everybody it runs hears of it.
    interrupt: () => {
      process.kill(process.platform === 'win32' ? process.pid : 0, 'SIGINT');
    },
    input: process.stdin,
    now: () => systemClock.now(),
    write: (text) => {
      process.stderr.write(text);
    },
  });
}
