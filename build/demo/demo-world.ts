import { mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unreachable } from '../../contracts/result.ts';
import { loadTestRoots } from '../../simulator/cards.ts';
import { createSoftHsmToken, type SoftHsmFailure, type SoftHsmToken } from '../../simulator/token/softhsm-token.ts';
import { DemoFailure } from './demo-failure.ts';
import type { DemoOptions } from './demo-options.ts';
import { startServer, type ServerProcess } from './server-process.ts';

/** PIN of the test card: shown to whoever runs the demo, worth nothing elsewhere. */
export const DEMO_PIN = '1234';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const DEMO_FOLDER = join(ROOT, '.demo');
const USUAL_PORT = 8080;

export interface DemoWorld {
  readonly counterUrl: string;
  /** Whether the citizen is asked in this terminal, or the simulator approves by itself. */
  readonly consent: 'terminal' | 'automatic';
  stop(): Promise<void>;
}

/**
 * The three real parts: a SoftHSM token with a test citizen's card, the bridge, the e-counter, each in its own process.
 *
 * @param say told of each step as it is done.
 * @throws DemoFailure
 */
export async function startDemoWorld(options: DemoOptions, say: (step: string) => void): Promise<DemoWorld> {
  await rm(join(DEMO_FOLDER, 'e-counter.db'), { force: true });
  await mkdir(DEMO_FOLDER, { recursive: true });
  const token = await makeToken(options);
  say(`test card of ${options.citizen} in SoftHSM`);
  const port = options.port ?? (options.auto ? await freePort() : await usualPort());
  const origin = `http://localhost:${port}`;
  const consent = !options.auto && process.stdin.isTTY ? 'terminal' : 'automatic';
  const bridge = await startBridge(consent, token, origin);
  say(`bridge on ${bridge.address}`);
  try {
    const counter = await startCounter(port, origin, new URL(bridge.address).port);
    say(`e-counter on ${counter.address}`);
    return {
      counterUrl: counter.address,
      consent,
      stop: async () => {
        await Promise.all([counter.stop(), bridge.stop()]);
      },
    };
  } catch (thrown) {
    await bridge.stop();
    throw thrown;
  }
}

async function makeToken({ citizen }: DemoOptions): Promise<SoftHsmToken> {
  const token = await createSoftHsmToken({ folder: join(DEMO_FOLDER, 'token'), citizens: [citizen], pin: DEMO_PIN });
  if (token.ok) return token.value;
  throw new DemoFailure(tokenProblem(token.error));
}

function tokenProblem(failure: SoftHsmFailure): string {
  switch (failure.kind) {
    case 'softhsm-missing':
      return 'SoftHSM 2 is not installed, and the test card lives in it. Debian: apt-get install softhsm2. macOS: brew install softhsm.';
    case 'invalid-pin':
      return 'the test PIN is not 4 to 12 digits';
    case 'folder-in-use':
      return `${failure.folder} holds something else; move it away`;
    case 'token-not-written':
      return `the test card could not be written (${failure.step})`;
    default:
      return unreachable(failure);
  }
}

async function startBridge(consent: DemoWorld['consent'], token: SoftHsmToken, origin: string): Promise<ServerProcess> {
  if (consent === 'automatic') {
    const script = join(ROOT, 'simulator', 'bridge-sim.ts');
    const flags = ['--port', '0', '--module', token.modulePath, '--pin', DEMO_PIN, '--allow-origin', origin];
    return startServer({ name: 'the bridge', args: [script, ...flags], env: token.env });
  }
  const policy = join(DEMO_FOLDER, 'policy.json');
  await writeFile(policy, JSON.stringify({ developerMode: true, module: token.modulePath }));
  return startServer({
    name: 'the bridge',
    args: [join(ROOT, 'native-bridge', 'bin.ts'), '--port', '0', '--policy', policy, '--log-level', 'error'],
    env: { ...token.env, XDG_CONFIG_HOME: join(DEMO_FOLDER, 'settings') },
    usesTerminal: true,
  });
}

async function startCounter(port: number, origin: string, bridgePort: string): Promise<ServerProcess> {
  const roots = await Promise.all(
    (await loadTestRoots()).map(async (der, index) => {
      const file = join(DEMO_FOLDER, `test-root-${index}.der`);
      await writeFile(file, der);
      return file;
    }),
  );
  return startServer({
    name: 'the e-counter',
    args: [
      join(ROOT, 'e-counter', 'bin.ts'),
      ...['--port', String(port), '--origin', origin, '--bridge-ports', bridgePort],
      ...['--database', join(DEMO_FOLDER, 'e-counter.db')],
      ...roots.flatMap((file) => ['--test-root', file]),
    ],
  });
}

async function usualPort(): Promise<number> {
  return (await isFree(USUAL_PORT)) ? USUAL_PORT : freePort();
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen(port, '127.0.0.1', () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}
