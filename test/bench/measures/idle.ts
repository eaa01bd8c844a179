import { atMost, type Figure, type Measure } from '../measure.ts';
import { startBundledBridge, type BridgeProcess } from '../bridge-process.ts';
import { openPage } from '../page.ts';
import { observe, voluntarySwitches } from '../process-facts.ts';

/** Some 8 s after its last work V8 tidies its heap once. */
const SETTLE_MS = 15_000;

/** Wake-ups a second while nothing happens: voluntary context switches of all threads and processes of the bridge. */
export const idle: Measure = {
  name: 'idle',
  run: async (world) => {
    const seconds = world.quick ? 3 : 10;
    const bridge = await startBundledBridge(world, await world.token('RSA-2048'));
    const alone = await wakeUps(bridge, seconds, 'no page');
    const page = await openPage(bridge.port);
    await page.call('status');
    const watching = await wakeUps(bridge, seconds, 'an approved page, card in');
    await page.close();
    await bridge.stop();
    return [alone, watching];
  },
};

async function wakeUps({ pid }: BridgeProcess, seconds: number, when: string): Promise<Figure> {
  await observe(SETTLE_MS);
  const before = await voluntarySwitches(pid);
  await observe(seconds * 1000);
  const perSecond = ((await voluntarySwitches(pid)) - before) / seconds;
  return { name: `wake-ups while idle, ${when}`, unit: '/s', p50: perSecond, runs: 1, goal: atMost(1) };
}
