import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildApp } from '../../../build/scripts/app-bundle.ts';
import type { StandInEvent } from '../../support/electron-on-chromium/control-messages.ts';
import { startVirtualReaders, virtualReaderHindrance } from '../../../simulator/card/virtual-reader.ts';
import { startAppProcess, type AppProcess } from '../../desktop/support/app-process.ts';
import { atMost, fromSamples, type Figure, type Measure } from '../measure.ts';
import { openPage } from '../page.ts';
import { memoryOf, observe, voluntarySwitches } from '../process-facts.ts';
import { ORIGIN, type World } from '../world.ts';

const APP = fileURLToPath(new URL('../../../.cache/bench/app/', import.meta.url));
const NONCE = 'a'.repeat(44);
const SETTLE_MS = 15_000;

/**
 * The desktop app as it is built, on what drives its windows here (the run says which): from a page's request to its window
 * painted and shown, none being kept ready; the main process's memory, and its wake-ups while nothing happens.
 */
export const desktop: Measure = {
  name: 'desktop',
  run: async (world) => {
    const sizes = await buildApp(APP);
    const app = await startApp(world, await onToken(world));
    const samples: number[] = [];
    const turns = world.quick ? 5 : 40;
    for (let turn = -3; turn < turns; turn += 1) {
      const took = await windowShown(app);
      if (turn >= 0) samples.push(took);
    }
    const idle = await idleFacts(app, world.quick ? 3 : 10, 'a module that is polled');
    app.process.order({ do: 'quit' });
    await app.ended;
    await app.process.stop();
    const events = await onReaders(world, (direct) => idleFacts(direct, world.quick ? 3 : 10, 'PC/SC tells'));
    const kilobytes = sizes.reduce((sum, { gzipped }) => sum + gzipped, 0) / 1024;
    return [
      fromSamples('request → consent window painted', 'ms', samples, atMost(300)),
      ...idle,
      ...events,
      { name: 'pages of all windows, gzipped', unit: 'KiB', p50: kilobytes, runs: 1 },
    ];
  },
};

interface RunningApp {
  readonly process: AppProcess;
  readonly port: number;
  readonly pid: number;
  readonly ended: Promise<unknown>;
  readonly next: (fits: (event: StandInEvent) => boolean) => Promise<StandInEvent>;
}

/** The same app directly on virtual readers of the real PC/SC daemon; nothing where this computer has none. */
async function onReaders(
  world: World,
  work: (app: RunningApp) => Promise<readonly Figure[]>,
): Promise<readonly Figure[]> {
  if (virtualReaderHindrance() !== null) return [];
  const folder = await mkdtemp(join(tmpdir(), 'vr-'));
  const readers = await startVirtualReaders({ folder, profile: 'ec-fr' });
  const app = await startApp(world, { policy: { way: 'direct', allowOrigins: [ORIGIN] }, env: readers.env });
  const figures = await work(app);
  app.process.order({ do: 'quit' });
  await app.ended;
  await app.process.stop();
  await readers.stop();
  await rm(folder, { recursive: true });
  return figures;
}

interface AppSetting {
  readonly policy: object;
  readonly env: Readonly<Record<string, string>>;
}

async function onToken(world: World): Promise<AppSetting> {
  const { modulePath, env } = await world.token('P-384');
  return { policy: { module: modulePath, way: 'pkcs11', allowOrigins: [ORIGIN] }, env };
}

async function startApp(world: World, { policy: rules, env }: AppSetting): Promise<RunningApp> {
  const config = join(world.folder, 'desktop', 'eid-bridge');
  await mkdir(config, { recursive: true });
  const policy = join(config, 'policy.json');
  await writeFile(policy, JSON.stringify(rules));
  const waiting = new Set<(event: StandInEvent) => void>();
  const process_ = await startAppProcess({
    main: join(APP, 'main.js'),
    args: ['--policy', policy, '--port', '0', '--hidden'],
    env: { ...process.env, ...env, XDG_CONFIG_HOME: join(world.folder, 'desktop') },
    onEvent: (event) => {
      for (const listener of waiting) listener(event);
    },
  });
  const { child } = process_;
  const port = await new Promise<number>((resolve) => {
    if (child.stderr === null) return;
    createInterface({ input: child.stderr }).on('line', (line) => {
      const found = /"event":"listening".*"port":(\d+)/u.exec(line)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
  });
  return {
    process: process_,
    port,
    pid: child.pid ?? 0,
    ended: new Promise((resolve) => child.once('exit', resolve)),
    next: (fits) =>
      new Promise((resolve) => {
        const listener = (event: StandInEvent): void => {
          if (!fits(event)) return;
          waiting.delete(listener);
          resolve(event);
        };
        waiting.add(listener);
      }),
  };
}

async function windowShown({ port, next }: RunningApp): Promise<number> {
  const page = await openPage(port);
  const shown = next((event) => event.event === 'window' && event.did === 'show-inactive');
  const began = Date.now();
  page.call('authenticate', { challengeNonce: NONCE }).catch(() => undefined);
  const event = await shown;
  const closed = next((each) => each.event === 'window' && each.did === 'close');
  await page.drop();
  await closed;
  return event.event === 'window' ? event.at - began : Number.NaN;
}

async function idleFacts({ pid }: RunningApp, seconds: number, when: string): Promise<readonly Figure[]> {
  await observe(SETTLE_MS);
  const { rssKb, pssKb, processes } = await memoryOf(pid);
  const before = await voluntarySwitches(pid);
  await observe(seconds * 1000);
  const perSecond = ((await voluntarySwitches(pid)) - before) / seconds;
  return [
    {
      name: `main process and card worker, idle, ${when}`,
      unit: 'MiB',
      p50: rssKb / 1024,
      runs: 1,
      detail: { processes, pssMiB: pssKb / 1024 },
    },
    { name: `wake-ups while idle, ${when}`, unit: '/s', p50: perSecond, runs: 1 },
  ];
}
