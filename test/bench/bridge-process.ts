import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { SoftHsmToken } from '../../simulator/token/softhsm-token.ts';
import { ORIGIN, PIN, type World } from './world.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const BUNDLED_BRIDGE = `${ROOT}dist/bridge/bin.js`;

/** A bridge in a process of its own, as a page meets it. */
export interface BridgeProcess {
  readonly port: number;
  readonly pid: number;
  /** From spawn to its line "listening", milliseconds. */
  readonly startMs: number;
  /** Address of the inspector, where it was asked for. */
  readonly inspector: string | null;
  /** Keys typed in its terminal. */
  type(text: string): void;
  stop(): Promise<void>;
}

/** The bridge on simulated cards, from its sources: approves and types the PIN by itself. */
export function startSimulatedBridge(
  token: SoftHsmToken,
  { inspect = false }: { readonly inspect?: boolean } = {},
): Promise<BridgeProcess> {
  const flags = ['--port', '0', '--module', token.modulePath, '--pin', PIN, '--allow-origin', ORIGIN];
  const node = ['--disable-warning=ExperimentalWarning', ...(inspect ? ['--inspect=127.0.0.1:0'] : [])];
  return start([...node, 'simulator/bridge-sim.ts', ...flags], token.env);
}

/**
 * Makes a pipe pass for a terminal. The clock leaps at each look: the bridge takes no key for an answer that comes sooner
 * than anybody could have read the question, and a thousand such pauses are not what is measured.
 */
const TERMINAL_STAND_IN = `data:text/javascript,${encodeURIComponent(`
  process.stdin.isTTY = true;
  process.stdin.setRawMode = () => process.stdin;
  const now = Date.now;
  let leaps = 0;
  Date.now = () => now() + 400 * leaps++;
`)}`;

/** The bridge as it ships, from dist/bridge; the PIN is typed in its terminal, for which a pipe stands in. */
export function startBundledBridge(
  { folder }: World,
  token: SoftHsmToken | null,
  { types = false }: { readonly types?: boolean } = {},
): Promise<BridgeProcess> {
  const flags = token === null ? [] : ['--module', token.modulePath, '--allow-origin', ORIGIN];
  return start([...(types ? ['--import', TERMINAL_STAND_IN] : []), BUNDLED_BRIDGE, '--port', '0', ...flags], {
    ...token?.env,
    HOME: folder,
    XDG_CONFIG_HOME: folder,
  });
}

/** The same, directly on the readers of the PC/SC daemon that this environment names. */
export function startDirectBridge({ folder }: World, env: Readonly<Record<string, string>>): Promise<BridgeProcess> {
  const flags = ['--port', '0', '--way', 'direct', '--allow-origin', ORIGIN];
  return start([BUNDLED_BRIDGE, ...flags], { ...env, HOME: folder, XDG_CONFIG_HOME: folder });
}

const running = new Set<ChildProcess>();
// A measure that failed leaves none behind.
process.once('exit', () => {
  for (const child of running) child.kill();
});

async function start(args: readonly string[], env: Readonly<Record<string, string>>): Promise<BridgeProcess> {
  const began = performance.now();
  const child = spawn(process.execPath, [...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints = (complaints + text).slice(-4000);
  });
  const port = await new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /^listening ws:\/\/127\.0\.0\.1:(\d+)$/.exec(line);
      if (found !== null) resolve(Number(found[1]));
    });
    child.once('exit', () => {
      reject(new Error(`bridge did not start: ${complaints.trim()}`));
    });
  });
  const startMs = performance.now() - began;
  return {
    port,
    pid: child.pid ?? 0,
    startMs,
    inspector: /ws:\/\/127\.0\.0\.1:\d+\/[\w-]+/.exec(complaints)?.[0] ?? null,
    type: (text) => child.stdin.write(text),
    stop: () => stop(child),
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  await exit;
}

/** Bundles the bridge into dist/bridge, as `npm run bridge` does. */
export async function buildBridge(): Promise<void> {
  const builder = spawn(process.execPath, ['build/scripts/bundle.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [code] = (await once(builder, 'exit')) as [number | null];
  if (code !== 0) throw new Error('the bridge could not be bundled');
}
