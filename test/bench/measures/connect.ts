import { atMost, fromSamples, type Measure } from '../measure.ts';
import { openPage } from '../page.ts';
import { startSimulatedBridge } from '../bridge-process.ts';
import { ORIGIN, OTHER_ORIGIN } from '../world.ts';

/** From nothing to the answer to `status`: TCP, gates (the peer's user among them), handshake, one call. */
export const connect: Measure = {
  name: 'connect',
  run: async (world) => {
    const token = await world.token('RSA-2048');
    const bridge = await startSimulatedBridge(token);
    const firstAnswer = (origin: string): Promise<number> => measureAndClose(bridge.port, origin);
    // A site's page that is open already keeps the worker alive, as in an e-counter that reloads.
    const open = await openPage(bridge.port);
    await open.call('status');
    const samples = { stranger: [] as number[], approved: [] as number[] };
    const runs = world.quick ? 40 : 350;
    for (let done = 0; done < runs; done += 1) {
      samples.stranger.push(await firstAnswer(OTHER_ORIGIN));
      samples.approved.push(await firstAnswer(ORIGIN));
    }
    await open.close();
    await bridge.stop();

    const cold: number[] = [];
    const starts = world.quick ? 3 : 15;
    for (let done = 0; done < starts; done += 1) {
      const fresh = await startSimulatedBridge(token);
      cold.push(await measureAndClose(fresh.port, ORIGIN));
      await fresh.stop();
    }
    const warm = world.quick ? 10 : 50;
    return [
      fromSamples('connect → first answer, site not approved', 'ms', samples.stranger.slice(warm), atMost(2)),
      fromSamples('connect → first answer, approved, worker there', 'ms', samples.approved.slice(warm), atMost(2)),
      fromSamples('connect → first answer, approved, worker starts', 'ms', cold),
    ];
  },
};

async function measureAndClose(port: number, origin: string): Promise<number> {
  const start = performance.now();
  const page = await openPage(port, origin);
  await page.call('status');
  const took = performance.now() - start;
  await page.close();
  return took;
}
