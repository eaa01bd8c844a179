import { createBridge, type Bridge } from '../../../native-bridge/bridge.ts';
import { createWorkerBackend } from '../../../native-bridge/cards/worker-backend.ts';
import { forkWorker, type SpawnWorker } from '../../../native-bridge/cards/worker-process.ts';
import { systemClock } from '../../../native-bridge/clock.ts';
import { createLog } from '../../../native-bridge/logging/log.ts';
import { workerEntry } from '../../../native-bridge/worker-entry.ts';
import { createAutomaticPrompter } from '../../../simulator/prompter/automatic-prompter.ts';
import { createRemovableToken, type RemovableToken } from '../../support/removable-token/removable-token.ts';
import type { Figure, Measure } from '../measure.ts';
import { openPage, type Page } from '../page.ts';
import { logIn, logInWithIdentity } from '../requests.ts';
import { median } from '../statistics.ts';
import { CITIZENS, ORIGIN, PIN, type KeyName } from '../world.ts';

/** How often the module, the worker and the page are spoken to: what a slow card makes the citizen wait for. */
export const calls: Measure = {
  name: 'calls',
  run: async () => {
    const figures: Figure[] = [];
    for (const key of Object.keys(CITIZENS) as KeyName[]) figures.push(...(await countFor(key)));
    return figures;
  },
};

interface Counts {
  readonly functions: readonly string[];
  readonly frames: number;
  readonly messages: number;
}

async function countFor(key: KeyName): Promise<Figure[]> {
  const token = await createRemovableToken({ citizens: [CITIZENS[key]], pin: PIN });
  token.insert(0, CITIZENS[key]);
  const worker = { messages: 0 };
  const bridge = bridgeOn(token, worker);
  const { port } = await bridge.listen([0]);
  const page = await openPage(port);
  const count = async (work: (page: Page) => Promise<unknown>): Promise<Counts> => {
    token.clearCalls();
    const frames = page.frames.sent + page.frames.received;
    const messages = worker.messages;
    await work(page);
    // The card is released after the page has its answer; a call that waits for the slot comes behind that.
    await token.untilCalled('C_CloseAllSessions');
    return {
      functions: token.calls(),
      frames: page.frames.sent + page.frames.received - frames,
      messages: worker.messages - messages,
    };
  };
  const first = await count(logInWithIdentity);
  const later: Counts[] = [];
  // Every 400 ms the watch for cards adds its own calls to a login; the median has none.
  for (let done = 0; done < 15; done += 1) later.push(await count(logIn));
  await page.close();
  await bridge.close();
  token.close();
  const usual =
    later.toSorted((a, b) => a.functions.length - b.functions.length)[Math.floor(later.length / 2)] ?? first;
  return [
    figure(`${key} PKCS#11 calls, first login with identity and address`, 'calls', [first.functions.length], first),
    figure(
      `${key} PKCS#11 calls, later login alone`,
      'calls',
      later.map(({ functions }) => functions.length),
      usual,
    ),
    figure(
      `${key} frames on the socket, login alone`,
      'frames',
      later.map(({ frames }) => frames),
    ),
    figure(
      `${key} messages bridge ↔ worker, login alone`,
      'messages',
      later.map(({ messages }) => messages),
    ),
  ];
}

function figure(name: string, unit: Figure['unit'], counts: readonly number[], made?: Counts): Figure {
  const base = { name, unit, p50: median(counts), runs: counts.length };
  if (made === undefined) return base;
  const detail: Record<string, number> = {};
  for (const name of made.functions) detail[name] = (detail[name] ?? 0) + 1;
  return { ...base, detail };
}

function bridgeOn(token: RemovableToken, counter: { messages: number }): Bridge {
  const log = createLog('error', () => undefined);
  const fork = forkWorker(workerEntry(), [token.modulePath], { ...process.env, ...token.env });
  return createBridge({
    cards: createWorkerBackend({ spawn: counted(fork, counter), clock: systemClock, log }),
    prompter: createAutomaticPrompter({ pin: PIN, origins: [ORIGIN] }),
    log,
  });
}

function counted(fork: SpawnWorker, counter: { messages: number }): SpawnWorker {
  return () => {
    const worker = fork();
    worker.onMessage(() => {
      counter.messages += 1;
    });
    return {
      ...worker,
      send: (message) => {
        counter.messages += 1;
        worker.send(message);
      },
    };
  };
}
