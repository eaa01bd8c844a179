import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { DemoFailure } from './demo-failure.ts';

export interface ServerProcess {
  /** What it said after "listening ". */
  readonly address: string;
  stop(): Promise<void>;
  /** As a computer that loses its power: nothing is put in order. */
  kill(): Promise<void>;
}

export interface ServerCommand {
  /** For messages. */
  readonly name: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The process asks in this terminal. */
  readonly usesTerminal?: boolean;
}

/**
 * Starts one of our servers and waits for its line "listening ADDRESS".
 *
 * @throws DemoFailure with what it said last, where it ends before.
 */
export async function startServer({
  name,
  args,
  env = {},
  usesTerminal = false,
}: ServerCommand): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
    stdio: [usesTerminal ? 'inherit' : 'ignore', 'pipe', usesTerminal ? 'inherit' : 'pipe'],
    env: { ...process.env, ...env },
  });
  let complaints = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-2000);
  });
  const { stdout } = child;
  if (stdout === null) throw new DemoFailure(`${name} has no output`);
  const address = await new Promise<string>((resolve, reject) => {
    const lines = createInterface({ input: stdout });
    lines.on('line', (line) => {
      if (line.startsWith('listening ')) resolve(line.slice('listening '.length));
    });
    child.once('exit', () => {
      reject(new DemoFailure(`${name} did not start: ${complaints.trim()}`));
    });
    child.once('error', () => {
      reject(new DemoFailure(`${name} could not be run`));
    });
  });
  return { address, stop: () => end(child, 'SIGTERM'), kill: () => end(child, 'SIGKILL') };
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  child.kill(signal);
  await ended;
}
