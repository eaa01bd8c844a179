import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';

/**
 * @typedef {{ status: number | null; output: string }} Finished
 *
 * @param {readonly string[]} command
 * @param {{ cwd: string; env?: NodeJS.ProcessEnv }} where
 * @returns {Finished} status is null where the program could not be started or a signal ended it
 */
export function runQuietly([program = '', ...args], { cwd, env = process.env }) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 256 * 1024 * 1024,
  });
  return { status, output: error === undefined ? stdout + stderr : error.message };
}

/** @param {string} output the end of it, which names the fault */
export function lastLines(output, count = 20) {
  return output.trimEnd().split('\n').slice(-count).join('\n');
}

/**
 * Runs a program in this one's place: same terminal, same arguments, signals passed on, its exit code returned
 * (128 + number for a signal, as shells say).
 *
 * @param {readonly string[]} command
 * @param {{ cwd: string }} where
 * @returns {Promise<number>}
 */
export function runInPlace([program = '', ...args], { cwd }) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: 'inherit' });
    /** @type {readonly NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    /** @param {NodeJS.Signals} signal */
    const passOn = (signal) => {
      // A terminal's Ctrl-C has reached the child already: a second one would mean "at once".
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of signals) process.on(signal, passOn);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const name of signals) process.off(name, passOn);
      resolve(code ?? 128 + (signal === null ? 1 : constants.signals[signal]));
    });
  });
}
