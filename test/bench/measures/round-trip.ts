import { startBareSocketServer } from '../bare-socket.ts';
import { startSimulatedBridge } from '../bridge-process.ts';
import { atMost, fromSamples, ratio, timed, type Measure } from '../measure.ts';
import { openPage } from '../page.ts';
import { OTHER_ORIGIN } from '../world.ts';

/** `cancel` with nothing to cancel, on an open socket: parse, dispatch, answer; in turns with ws alone. */
export const roundTrip: Measure = {
  name: 'round-trip',
  run: async (world) => {
    const bridge = await startSimulatedBridge(await world.token('RSA-2048'));
    const bareServer = await startBareSocketServer();
    const page = await openPage(bridge.port, OTHER_ORIGIN);
    const barePage = await openPage(bareServer.port, OTHER_ORIGIN);
    const samples = { bridge: [] as number[], bare: [] as number[] };
    // One socket may send 2 000 frames at once (server limits).
    const runs = world.quick ? 300 : 1_700;
    for (let done = 0; done < runs; done += 1) {
      samples.bare.push(await timed(() => barePage.call('cancel')));
      samples.bridge.push(await timed(() => page.call('cancel')));
    }
    await Promise.all([page.close(), barePage.close()]);
    await Promise.all([bridge.stop(), bareServer.stop()]);
    const [warm, warmBare] = [samples.bridge.slice(200), samples.bare.slice(200)];
    return [
      fromSamples('empty round trip, ws alone', 'ms', warmBare),
      fromSamples('empty round trip (cancel)', 'ms', warm, atMost(0.3)),
      ratio('empty round trip, bridge / ws alone', warm, warmBare),
    ];
  },
};
