import { atMost, fromSamples, timed, type Measure } from '../measure.ts';
import { openPage } from '../page.ts';
import { startSimulatedBridge } from '../bridge-process.ts';

/** `cancel` with nothing to cancel, on an open socket: parse, dispatch, answer. */
export const roundTrip: Measure = {
  name: 'round-trip',
  run: async (world) => {
    const bridge = await startSimulatedBridge(await world.token('RSA-2048'));
    const page = await openPage(bridge.port, 'https://stranger.example');
    const samples: number[] = [];
    // One socket may send 2 000 frames at once (server limits).
    const runs = world.quick ? 300 : 1_700;
    for (let done = 0; done < runs; done += 1) samples.push(await timed(() => page.call('cancel')));
    await page.close();
    await bridge.stop();
    return [fromSamples('empty round trip (cancel)', 'ms', samples.slice(200), atMost(0.3))];
  },
};
