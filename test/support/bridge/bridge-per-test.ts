import { afterEach } from '@jest/globals';
import { createBridge, type Bridge, type BridgeOptions } from '../../../native-bridge/bridge.ts';
import { createLog } from '../../../native-bridge/logging/log.ts';
import { recordTranscript } from '../secrets/transcript.ts';
import { createEventQueue, type EventQueue } from './event-queue.ts';
import { createFakeCards, type FakeCards } from './fake-cards.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { openPage, type Page, type PageOptions } from './page.ts';
import { createScriptedPrompter, type AnswerScript, type ScriptedPrompter } from './scripted-prompter.ts';

export const SITE = 'https://e-counter.example';
export const OTHER_SITE = 'https://other.example';

export type LogRecord = Readonly<Record<string, unknown>> & { readonly event: string };

export interface RunningBridge {
  readonly bridge: Bridge;
  readonly port: number;
  readonly cards: FakeCards;
  readonly prompter: ScriptedPrompter;
  readonly clock: ManualClock;
  readonly log: EventQueue<LogRecord>;
  readonly connect: (origin?: string, options?: PageOptions) => Promise<Page>;
}

export interface BridgeSetting extends Partial<Omit<BridgeOptions, 'cards' | 'prompter' | 'clock' | 'log'>> {
  readonly cards?: FakeCards;
  readonly script?: AnswerScript;
  readonly prompter?: ScriptedPrompter;
}

/** Starts bridges on port 0 with fakes that the setting overrides; all are closed after each test. */
export function bridgePerTest(): (setting?: BridgeSetting) => Promise<RunningBridge> {
  const running: { readonly bridge: Bridge; readonly prompter: ScriptedPrompter; readonly pages: Page[] }[] = [];

  afterEach(async () => {
    const ending = running.splice(0);
    for (const { pages } of ending) for (const page of pages) page.vanish();
    await Promise.all(ending.map(({ bridge }) => bridge.close()));
    const faults = ending.flatMap(({ prompter }) => prompter.faults);
    if (faults.length > 0) throw new Error(`the prompter was misused: ${faults.join(', ')}`);
  });

  return async (setting = {}) => {
    const { cards = createFakeCards(), script, prompter = createScriptedPrompter(script), ...options } = setting;
    const clock = createManualClock();
    const log = createEventQueue<LogRecord>();
    const bridge = createBridge({
      cards,
      prompter,
      clock,
      log: createLog('debug', (line) => {
        recordTranscript('log', line);
        log.push(JSON.parse(line) as LogRecord);
      }),
      ...options,
    });
    const pages: Page[] = [];
    running.push({ bridge, prompter, pages });
    const { port } = await bridge.listen([0]);
    const connect = async (origin = SITE, pageOptions: PageOptions = {}): Promise<Page> => {
      const page = await openPage(port, origin, pageOptions);
      pages.push(page);
      return page;
    };
    return { bridge, port, cards, prompter, clock, log, connect };
  };
}

/** A bridge with one reader that holds one card. */
export async function withCard(
  start: ReturnType<typeof bridgePerTest>,
  citizen: Parameters<FakeCards['insert']>[1] = 'nl-p384',
  setting: BridgeSetting & { readonly card?: Parameters<FakeCards['insert']>[2] } = {},
): Promise<RunningBridge & { readonly reader: ReturnType<FakeCards['addReader']> }> {
  const { card, ...options } = setting;
  const running = await start(options);
  const reader = running.cards.addReader();
  await running.cards.insert(reader, citizen, card);
  return { ...running, reader };
}
