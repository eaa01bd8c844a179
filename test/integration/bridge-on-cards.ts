import { createBridge, type BridgeOptions } from '../../native-bridge/bridge.ts';
import { createLog } from '../../native-bridge/logging/log.ts';
import type { PromptRequest } from '../../native-bridge/consent/prompter.ts';
import { createAutomaticPrompter } from '../../simulator/prompter/automatic-prompter.ts';
import type { TestCards } from '../contract/test-cards.ts';
import { openPage, type Page } from '../support/bridge/page.ts';
import { recordTranscript } from '../support/secrets/transcript.ts';

export const SITE = 'https://e-counter.example';
export const OTHER_SITE = 'https://other.example';

export interface BridgeOnCards {
  readonly port: number;
  /** What a citizen would have been asked. */
  readonly requests: readonly PromptRequest[];
  connect(origin?: string): Promise<Page>;
  /** Ends the bridge and its cards. */
  close(): Promise<void>;
}

type Setting = Partial<Pick<BridgeOptions, 'allowOrigins' | 'operationLimits' | 'prompter'>> & {
  /** What the automatic prompter types, where that is not the card's PIN. */
  readonly typedPin?: string;
  /** Sites whose requests the automatic prompter approves. */
  readonly sites?: readonly string[];
};

/** The whole bridge on real cards behind a real worker, with the prompter that approves by itself. */
export async function startBridge(cards: TestCards, setting: Setting = {}): Promise<BridgeOnCards> {
  const { typedPin: pin = cards.pin, sites: origins = [SITE, OTHER_SITE], ...options } = setting;
  const requests: PromptRequest[] = [];
  const onRequest = (request: PromptRequest): void => {
    requests.push(request);
  };
  const bridge = createBridge({
    prompter: createAutomaticPrompter({ pin, origins, onRequest }),
    ...options,
    cards: cards.backend,
    log: createLog('debug', (line) => {
      recordTranscript('log', line);
    }),
  });
  const { port } = await bridge.listen([0]);
  const pages: Page[] = [];
  return {
    port,
    requests,
    connect: async (origin = SITE) => {
      const page = await openPage(port, origin);
      pages.push(page);
      return page;
    },
    close: async () => {
      for (const page of pages) page.vanish();
      await bridge.close();
      await cards.close();
    },
  };
}
