import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInstalled, npmEnvironment } from './node-modules.mjs';
import { lastLines, runInPlace, runQuietly } from './run-command.mjs';
import { installPlan, missingElsewhere, missingOnDebian, neededPackages, typedInstall } from './system-packages.mjs';
import { parsePurpose, TARGETS } from './targets.mjs';

/**
 * `node with-setup.mjs test|demo [arguments…]`: installs what is missing, then runs the target on this project's Node.
 * Exit code: the target's; 1 where the set-up could not be completed; 2 for wrong usage.
 */
const root = fileURLToPath(new URL('../../', import.meta.url));
const own = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** A set-up that cannot go on, told in words for whoever typed the command. */
class SetupFailure extends Error {}

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`);
}

/** @param {string} path */
function readOrNull(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** @param {string} command */
function hasCommand(command) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch (error) {
      if (error instanceof Error) return false;
      throw error;
    }
  });
}

/** @param {readonly import('./system-packages.mjs').SystemPackage[]} needed */
function ensureSystemPackages(needed) {
  if (!hasCommand('apt-get') || !hasCommand('dpkg-query')) {
    const missing = missingElsewhere(needed, hasCommand);
    if (missing.length === 0) return;
    const list = missing.map(({ use }) => `  - ${use}`).join('\n');
    throw new SetupFailure(`This system is not Debian's kind. Please install these, then try again:\n${list}`);
  }
  const names = needed.map(({ name }) => name);
  const installed = runQuietly(['dpkg-query', '-W', '-f=${Package} ${db:Status-Abbrev}\\n', ...names], { cwd: root });
  const missing = missingOnDebian(needed, installed.output);
  if (missing.length === 0) return;
  const plan = installPlan(missing, {
    root: process.getuid?.() === 0,
    sudo: hasCommand('sudo') && runQuietly(['sudo', '-n', 'true'], { cwd: root }).status === 0,
  });
  if (plan.kind === 'tell') throw new SetupFailure(plan.lines.join('\n'));
  const missingNames = missing.map(({ name }) => name);
  say(`set-up: installing ${missingNames.join(' ')}`);
  const [update = [], install = []] = plan.commands;
  const updated = runQuietly(update, { cwd: root });
  const { status, output } = runQuietly(install, { cwd: root });
  if (status !== 0) {
    // A stale package list is often the reason, and then the first command's words tell more.
    const words = lastLines(updated.status === 0 ? output : updated.output + output);
    throw new SetupFailure(`${words}\nset-up: apt-get failed. To see more, type:\n  ${typedInstall(missingNames)}`);
  }
}

function nodeModulesAreFresh() {
  const lockFile = readFileSync(join(root, 'package-lock.json'), 'utf8');
  if (!isInstalled(lockFile, readOrNull(join(root, 'node_modules', '.package-lock.json')))) return false;
  return runQuietly([own, '--version'], { cwd: root }).status === 0;
}

function installNodeModules() {
  say('set-up: npm ci (a minute or two)');
  const plain = npmEnvironment(process.env, null);
  const host = runQuietly(['node', '-p', 'process.execPath'], { cwd: root, env: plain });
  const prefix = dirname(dirname(host.output.trim()));
  const headers = host.status === 0 && existsSync(join(prefix, 'include', 'node', 'node_api.h')) ? prefix : null;
  const npm = process.platform === 'win32' ? ['cmd', '/c', 'npm'] : ['npm'];
  const { status, output } = runQuietly([...npm, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    env: npmEnvironment(process.env, headers),
  });
  if (status !== 0) throw new SetupFailure(`${lastLines(output, 40)}\nset-up: npm ci failed.`);
  if (!nodeModulesAreFresh()) {
    throw new SetupFailure("set-up: npm ci ran, but packages are missing. Are packages' install scripts switched off?");
  }
}

/**
 * @param {import('./system-packages.mjs').Purpose} purpose
 * @param {readonly string[]} args
 */
async function setUpAndRun(purpose, args) {
  const npmCi = !nodeModulesAreFresh();
  ensureSystemPackages(neededPackages(purpose, { args, npmCi }));
  if (npmCi) installNodeModules();
  return runInPlace([own, ...TARGETS[purpose], ...args], { cwd: root });
}

const [purposeText, ...args] = process.argv.slice(2);
const purpose = parsePurpose(purposeText);
if (purpose === null) {
  say('usage: node build/setup/with-setup.mjs test|demo [arguments]');
  process.exitCode = 2;
} else if (Number.parseInt(process.versions.node, 10) < 20) {
  say(`Node ${process.versions.node} is too old to set up this project: install Node 20 or newer.`);
  process.exitCode = 1;
} else {
  try {
    process.exitCode = await setUpAndRun(purpose, args);
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}
