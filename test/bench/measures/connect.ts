import { readFile } from 'node:fs/promises';
import { startBareSocketServer } from '../bare-socket.ts';
import { startBundledBridge, startSimulatedBridge } from '../bridge-process.ts';
import { atMost, fromSamples, ratio, type Measure } from '../measure.ts';
import { openPage } from '../page.ts';
import { ORIGIN, OTHER_ORIGIN, type World } from '../world.ts';

/** From nothing to the answer to `status`: TCP, gates (the peer's user among them), handshake, one call. */
export const connect: Measure = {
  name: 'connect',
  run: async (world) => {
    const bridge = await startSimulatedBridge(await world.token('RSA-2048'));
    const bareServer = await startBareSocketServer();
    // A site's page that is open already keeps the worker alive, as in an e-counter that reloads.
    const open = await openPage(bridge.port);
    await open.call('status');
    const samples = { bare: [] as number[], stranger: [] as number[], approved: [] as number[] };
    const turn = async (): Promise<void> => {
      samples.bare.push(await firstAnswer(bareServer.port, OTHER_ORIGIN));
      samples.stranger.push(await firstAnswer(bridge.port, OTHER_ORIGIN));
      samples.approved.push(await firstAnswer(bridge.port, ORIGIN));
    };
    const warmUp = world.quick ? 10 : 50;
    for (let done = 0; done < warmUp; done += 1) await turn();
    for (const list of Object.values(samples)) list.length = 0;
    const turns = world.quick ? 40 : 300;
    for (let done = 0; done < turns; done += 1) await turn();
    const sockets = (await readFile('/proc/self/net/tcp', 'latin1')).split('\n').length - 2;
    await open.close();
    await Promise.all([bridge.stop(), bareServer.stop()]);
    return [
      fromSamples('connect → first answer, ws alone', 'ms', samples.bare),
      {
        ...fromSamples('connect → first answer, site not approved', 'ms', samples.stranger, atMost(2)),
        // The gate that asks for the peer's user reads the kernel's list of them all.
        detail: { socketsListed: sockets },
      },
      fromSamples('connect → first answer, approved, worker there', 'ms', samples.approved, atMost(2)),
      ratio('connect, bridge (not approved) / ws alone', samples.stranger, samples.bare),
      fromSamples('connect → first answer, approved, worker starts', 'ms', await coldAnswers(world)),
    ];
  },
};

/** The bridge as it ships, just started, and its first page: the card worker starts for it. */
async function coldAnswers(world: World): Promise<number[]> {
  const samples: number[] = [];
  const starts = world.quick ? 3 : 15;
  for (let done = 0; done < starts; done += 1) {
    const fresh = await startBundledBridge(world, await world.token('RSA-2048'));
    samples.push(await firstAnswer(fresh.port, ORIGIN));
    await fresh.stop();
  }
  return samples;
}

async function firstAnswer(port: number, origin: string): Promise<number> {
  const start = performance.now();
  const page = await openPage(port, origin);
  await page.call('status');
  const took = performance.now() - start;
  await page.drop();
  return took;
}
