import type { Language } from '../contracts/languages.ts';
import type { CardBackend } from './cards/card-backend.ts';
import { systemClock, type Clock } from './clock.ts';
import { createOriginApprovals, type OriginApprovals } from './consent/origin-approvals.ts';
import type { Prompter } from './consent/prompter.ts';
import type { OperationLimits } from './handlers/handler.ts';
import { createOperationSlot } from './handlers/operation-slot.ts';
import type { Log } from './logging/log.ts';
import { parseOrigin, type Origin } from './origin.ts';
import type { ApprovalStore } from './policy/approved-origins-file.ts';
import { createBridgeServer } from './server/bridge-server.ts';
import type { ServerLimits } from './server/limits.ts';
import type { Listening } from './server/listen.ts';
import { linuxPeerLookup } from './server/peer/linux-peer.ts';
import { unsupportedPeerLookup, type PeerLookup } from './server/peer/peer-lookup.ts';

export interface BridgeOptions {
  readonly cards: CardBackend;
  readonly prompter: Prompter;
  readonly log: Log;
  readonly clock?: Clock;
  /** Origins approved by administrator or command line, serialised; a faulty one is refused with a RangeError. */
  readonly allowOrigins?: readonly string[];
  readonly onlyAllowedOrigins?: boolean;
  /** Accept http://localhost pages. */
  readonly developerMode?: boolean;
  /** The user's own, for pages that name none. Default French. */
  readonly language?: Language | (() => Language);
  /** Where approved origins are kept; none: they last as long as the bridge. */
  readonly approvalStore?: ApprovalStore;
  readonly operationLimits?: Partial<OperationLimits>;
  readonly serverLimits?: Partial<ServerLimits>;
  readonly peers?: PeerLookup;
}

export interface Bridge {
  readonly approvals: OriginApprovals;
  /** Origins whose pages are connected now. */
  connectedOrigins(): readonly Origin[];
  /** An operation is running: a citizen is being asked, or a card works. */
  readonly asking: boolean;
  /** Told when pages connect or go and when operations begin or end. */
  onActivity(listener: () => void): void;
  /** @throws NoPortError */
  listen(ports: readonly number[]): Promise<Listening>;
  /** Ends operations, prompts, sockets and the card worker. */
  close(): Promise<void>;
}

const DEFAULT_OPERATION_LIMITS: OperationLimits = { promptMs: 180_000, cardWaitMs: 120_000 };

/** The composition root of the bridge: everything it is made of is wired here and nowhere else. */
export function createBridge(options: BridgeOptions): Bridge {
  const { cards, log, prompter } = options;
  const developerMode = options.developerMode ?? false;
  const approvals = createOriginApprovals({
    preApproved: (options.allowOrigins ?? []).map((text) => requireOrigin(text, developerMode)),
    onlyPreApproved: options.onlyAllowedOrigins ?? false,
    store: options.approvalStore ?? { load: () => [], save: () => undefined },
  });
  const peers = options.peers ?? systemPeerLookup();
  if (!peers.supported) log.warn('peer-user-not-checked', { platform: process.platform });
  const { language = 'fr' } = options;
  const listeners: (() => void)[] = [];
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  let running = 0;
  const server = createBridgeServer({
    onSessions: tell,
    services: {
      cards,
      prompter,
      approvals,
      slot: createOperationSlot(),
      log,
      clock: options.clock ?? systemClock,
      language: typeof language === 'string' ? () => language : language,
      onOperation: (began) => {
        running += began ? 1 : -1;
        tell();
      },
      limits: { ...DEFAULT_OPERATION_LIMITS, ...options.operationLimits },
    },
    developerMode,
    peers,
    ...(options.serverLimits === undefined ? {} : { limits: options.serverLimits }),
  });
  return {
    approvals,
    connectedOrigins: () => server.connectedOrigins(),
    get asking() {
      return running > 0;
    },
    onActivity: (listener) => {
      listeners.push(listener);
    },
    listen: async (ports) => {
      const listening = await server.listen(ports);
      log.info('listening', { ...listening });
      return listening;
    },
    close: async () => {
      await server.close();
      await cards.close();
      log.info('stopped');
    },
  };
}

function requireOrigin(text: string, developerMode: boolean): Origin {
  const origin = parseOrigin(text, developerMode);
  if (origin === null) {
    const example = URL.canParse(text) && new URL(text).origin !== 'null' ? new URL(text).origin : 'https://a.example';
    throw new RangeError(`not an origin as browsers write it: ${text} (scheme and host only, like ${example})`);
  }
  return origin;
}

function systemPeerLookup(): PeerLookup {
  const uid = process.getuid?.();
  return process.platform === 'linux' && uid !== undefined ? linuxPeerLookup(uid) : unsupportedPeerLookup;
}
