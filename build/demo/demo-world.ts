import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unreachable } from '../../contracts/result.ts';
import { loadTestRoots } from '../../simulator/cards.ts';
import type { Profile } from '../../simulator/card/profiles.ts';
import { startVirtualReaders, virtualReaderHindrance } from '../../simulator/card/virtual-reader.ts';
import { startFederalProvider, type FederalProvider } from '../../simulator/federal/provider.ts';
import { startRevocationResponder } from '../../simulator/revocation/responder.ts';
import { createSoftHsmToken, type SoftHsmFailure } from '../../simulator/token/softhsm-token.ts';
import { electronProgram } from '../scripts/electron-program.ts';
import { DemoFailure } from './demo-failure.ts';
import type { DemoOptions } from './demo-options.ts';
import { startDesktopBridge } from './desktop-bridge.ts';
import { startServer, type ServerProcess } from './server-process.ts';

/** PIN of the test card: shown to whoever runs the demo, worth nothing elsewhere. */
export const DEMO_PIN = '1234';

/** Whoever confirms this address is the commune's staff. */
export const DEMO_STAFF = 'staff@commune.example';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
export const DEMO_FOLDER = join(ROOT, '.demo');
const USUAL_PORT = 8080;

export interface DemoWorld {
  readonly counterUrl: string;
  /** Where the e-counter's mails become files. */
  readonly outbox: string;
  /** Whether the citizen is asked in a window, in this terminal, or the simulator approves by itself. */
  readonly consent: 'window' | 'terminal' | 'automatic';
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
  const card = options.card === null ? await softHsmCard(options) : await virtualCard(options.card);
  say(card.said);
  const port = options.port ?? (options.auto ? await freePort() : await usualPort());
  const origin = `http://localhost:${port}`;
  const consent = consentFor(options);
  const bridge = await startBridge(consent, card, origin);
  say(`bridge on ${bridge.address}`);
  // The test cards' authorities, of whom the e-counter asks whether a card is revoked.
  const responder = await startRevocationResponder();
  const federal = await startFederalProvider({ counterOrigin: origin });
  const outbox = join(DEMO_FOLDER, 'outbox');
  await rm(outbox, { recursive: true, force: true });
  try {
    const counter = await startCounter({
      port,
      origin,
      bridgePort: new URL(bridge.address).port,
      revocationProxy: responder.url,
      federal,
      outbox,
    });
    say(`e-counter on ${counter.address}`);
    return {
      counterUrl: counter.address,
      outbox,
      consent,
      stop: async () => {
        await Promise.all([counter.stop(), bridge.stop(), responder.close(), federal.close()]);
        await card.stop();
      },
    };
  } catch (thrown) {
    await Promise.all([bridge.stop(), responder.close(), federal.close()]);
    await card.stop();
    throw thrown;
  }
}

/** The card of the demo, and how the bridge gets to it. */
interface DemoCard {
  readonly said: string;
  /** Null: by the card's own commands. */
  readonly modulePath: string | null;
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

async function softHsmCard({ citizen }: DemoOptions): Promise<DemoCard> {
  const token = await createSoftHsmToken({ folder: join(DEMO_FOLDER, 'token'), citizens: [citizen], pin: DEMO_PIN });
  if (!token.ok) throw new DemoFailure(tokenProblem(token.error));
  const { modulePath, env } = token.value;
  return { said: `test card of ${citizen} in SoftHSM`, modulePath, env, stop: () => Promise.resolve() };
}

async function virtualCard(profile: Profile): Promise<DemoCard> {
  const hindrance = virtualReaderHindrance();
  if (hindrance !== null) throw new DemoFailure(`no virtual reader here: ${hindrance}`);
  // Paths of sockets are short.
  const folder = await mkdtemp(join(tmpdir(), 'eid-demo-'));
  const readers = await startVirtualReaders({ folder, profile });
  return {
    said: `virtual card ${profile} in a virtual reader of the PC/SC daemon`,
    modulePath: null,
    env: readers.env,
    stop: async () => {
      await readers.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
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

/** In windows where Electron's program is, else in the terminal, where there is one. */
function consentFor({ auto }: DemoOptions): DemoWorld['consent'] {
  if (auto) return 'automatic';
  if (electronProgram() !== null) return 'window';
  return process.stdin.isTTY ? 'terminal' : 'automatic';
}

async function startBridge(
  consent: DemoWorld['consent'],
  card: DemoCard,
  origin: string,
): Promise<Omit<ServerProcess, 'kill'>> {
  if (consent === 'automatic') {
    const script = join(ROOT, 'simulator', 'bridge-sim.ts');
    const way = card.modulePath === null ? ['--direct'] : ['--module', card.modulePath];
    const flags = ['--port', '0', ...way, '--pin', DEMO_PIN, '--allow-origin', origin];
    return startServer({ name: 'the bridge', args: [script, ...flags], env: card.env });
  }
  const policy = join(DEMO_FOLDER, 'policy.json');
  await writeFile(
    policy,
    JSON.stringify({
      developerMode: true,
      ...(card.modulePath === null ? { way: 'direct' } : { module: card.modulePath }),
    }),
  );
  const env = { ...card.env, XDG_CONFIG_HOME: join(DEMO_FOLDER, 'settings') };
  const electron = electronProgram();
  if (consent === 'window' && electron !== null) return startDesktopBridge(electron, policy, env);
  return startServer({
    name: 'the bridge',
    args: [join(ROOT, 'native-bridge', 'bin.ts'), '--port', '0', '--policy', policy, '--log-level', 'error'],
    env,
    usesTerminal: true,
  });
}

interface DemoCounter {
  readonly port: number;
  readonly origin: string;
  readonly bridgePort: string;
  readonly revocationProxy: string;
  readonly federal: FederalProvider;
  readonly outbox: string;
}

async function startCounter(given: DemoCounter): Promise<ServerProcess> {
  const { port, origin, federal } = given;
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
      ...['--port', String(port), '--origin', origin, '--bridge-ports', given.bridgePort],
      ...['--revocation-proxy', given.revocationProxy],
      ...['--outbox', given.outbox, '--staff', DEMO_STAFF, '--kiosk'],
      ...['--federal-issuer', federal.issuer, '--federal-client', federal.clientId],
      ...['--database', join(DEMO_FOLDER, 'e-counter.db')],
      ...roots.flatMap((file) => ['--test-root', file]),
    ],
    env: { E_COUNTER_FEDERAL_SECRET: federal.clientSecret },
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
