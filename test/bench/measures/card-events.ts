import type { PcscState } from '../../../native-bridge/worker/pcsc/pcsc-port.ts';
import { loadPcscLibrary } from '../../../native-bridge/worker/pcsc/pcsc-library.ts';
import { createSystemPcsc } from '../../../native-bridge/worker/pcsc/system-pcsc.ts';
import { startDirectBridge } from '../bridge-process.ts';
import { atMost, fromSamples, type Figure, type Measure } from '../measure.ts';
import { openPage } from '../page.ts';
import { observe, voluntarySwitches } from '../process-facts.ts';
import { startReaders } from '../virtual/card-reader.ts';

/** As for `idle`: V8 tidies its heap once, some seconds after its last work. */
const SETTLE_MS = 15_000;

/**
 * From PC/SC's own event to the page's, seen by this process on both ends; and how often the bridge wakes up while a page
 * is there and nothing happens.
 */
export const cardEvents: Measure = {
  name: 'card-events',
  run: async (world) => {
    const readers = await startReaders(world);
    const bridge = await startDirectBridge(world, readers.env);
    const page = await openPage(bridge.port);
    try {
      await page.call('status');
      // The library looks for the daemon's socket where its own variable says, when it is first used.
      Object.assign(process.env, readers.env);
      const pcsc = createSystemPcsc(loadPcscLibrary());
      const events = { inserted: [] as number[], removed: [] as number[] };
      for (let done = 0; done < (world.quick ? 3 : 20); done += 1) {
        const inserted = latency(pcsc.watch, page.onEvent, 'inserted');
        await readers.ask({ do: 'insert', profile: 'ec-fr' });
        events.inserted.push(await inserted);
        const removed = latency(pcsc.watch, page.onEvent, 'removed');
        await readers.ask({ do: 'remove' });
        events.removed.push(await removed);
      }
      pcsc.close();
      await readers.ask({ do: 'insert', profile: 'ec-fr' });
      const seconds = world.quick ? 3 : 10;
      await observe(SETTLE_MS);
      const before = await voluntarySwitches(bridge.pid);
      await observe(seconds * 1000);
      const perSecond = ((await voluntarySwitches(bridge.pid)) - before) / seconds;
      const idle: Figure = {
        name: 'wake-ups while idle, an approved page, card in, PC/SC events',
        unit: '/s',
        p50: perSecond,
        runs: 1,
        goal: atMost(1),
      };
      return [
        fromSamples('card inserted, PC/SC → page', 'ms', events.inserted, atMost(100)),
        fromSamples('card removed, PC/SC → page', 'ms', events.removed, atMost(100)),
        idle,
      ];
    } finally {
      await page.close();
      await bridge.stop();
      await readers.stop();
    }
  },
};

type Watch = (listener: (state: PcscState) => void) => () => void;
type OnEvent = (listener: (event: string) => void) => () => void;

/** Milliseconds from PC/SC's word of it to the page's; below 0 where the page was told before this process. */
function latency(watch: Watch, onEvent: OnEvent, event: 'inserted' | 'removed'): Promise<number> {
  const service = Promise.withResolvers<number>();
  const page = Promise.withResolvers<number>();
  const stops = [
    watch((state) => {
      const isIn = state.service === 'running' && state.readers.some(({ card }) => card !== 'absent');
      if (state.service === 'running' && isIn === (event === 'inserted')) service.resolve(performance.now());
    }),
    onEvent((told) => {
      if (told === event) page.resolve(performance.now());
    }),
  ];
  return Promise.all([page.promise, service.promise]).then(([told, seen]) => {
    for (const stop of stops) stop();
    return told - seen;
  });
}
