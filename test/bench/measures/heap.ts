import { openHeapInspector } from '../heap-inspector.ts';
import type { Measure } from '../measure.ts';
import { openPage } from '../page.ts';
import { logIn } from '../requests.ts';
import { startSimulatedBridge } from '../bridge-process.ts';

/** Live objects of the bridge process before and after many logins: what is left of each is a leak. */
export const heap: Measure = {
  name: 'heap',
  run: async (world) => {
    const bridge = await startSimulatedBridge(await world.token('RSA-2048'), { inspect: true });
    if (bridge.inspector === null) throw new Error('no inspector');
    const inspector = await openHeapInspector(bridge.inspector);
    const page = await openPage(bridge.port);
    const logins = world.quick ? 50 : 1_000;
    for (let done = 0; done < logins / 2; done += 1) await logIn(page);
    const before = await inspector.liveBytes();
    for (let done = 0; done < logins; done += 1) await logIn(page);
    const after = await inspector.liveBytes();
    await page.close();
    inspector.close();
    await bridge.stop();
    return [
      {
        name: `heap growth over ${logins} logins`,
        unit: 'KiB',
        p50: (after - before) / 1024,
        runs: 1,
        detail: { beforeKiB: Math.round(before / 1024), afterKiB: Math.round(after / 1024) },
      },
    ];
  },
};
