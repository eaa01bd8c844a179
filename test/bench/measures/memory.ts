import { atMost, type Figure, type Goal, type Measure } from '../measure.ts';
import { startBundledBridge, type BridgeProcess } from '../bridge-process.ts';
import { openPage, type Page } from '../page.ts';
import { memoryOf, observe, untilAlone } from '../process-facts.ts';
import { logIn } from '../requests.ts';
import { PIN } from '../world.ts';

const SETTLE_MS = 2_000;
/** The worker ends after 30 s without a call. */
const WORKER_ENDS_MS = 60_000;

/** Resident memory of all processes of the bridge as it ships; the PIN of each login is typed in its terminal. */
export const memory: Measure = {
  name: 'memory',
  run: async (world) => {
    const bridge = await startBundledBridge(world, await world.token('RSA-2048'), { types: true });
    const figures = [await residentMemory(bridge, 'idle after start', atMost(60))];
    const page = await openPage(bridge.port);
    await page.call('status');
    figures.push(await residentMemory(bridge, 'a page open, worker alive'));
    const logins = world.quick ? 50 : 1_000;
    await logInTyping(bridge, page, logins);
    figures.push(await residentMemory(bridge, `after ${logins} logins, worker alive`));
    await page.close();
    await untilAlone(bridge.pid, WORKER_ENDS_MS);
    figures.push(await residentMemory(bridge, `idle after ${logins} logins, worker ended`, atMost(60)));
    await bridge.stop();
    return figures;
  },
};

async function logInTyping(bridge: BridgeProcess, page: Page, times: number): Promise<void> {
  page.onState((state) => {
    if (state === 'awaiting-pin') bridge.type(`${PIN}\n`);
  });
  for (let done = 0; done < times; done += 1) await logIn(page);
}

async function residentMemory({ pid }: BridgeProcess, when: string, goal?: Goal): Promise<Figure> {
  await observe(SETTLE_MS);
  const { processes, rssKb, pssKb } = await memoryOf(pid);
  const figure = {
    name: `memory (RSS), ${when}`,
    unit: 'MiB' as const,
    p50: rssKb / 1024,
    runs: 1,
    detail: { processes, rssMiB: round(rssKb / 1024), pssMiB: round(pssKb / 1024) },
  };
  return goal === undefined ? figure : { ...figure, goal };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
