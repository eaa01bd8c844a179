import type { EidError } from '../../contracts/errors.ts';
import type { Language } from '../../contracts/languages.ts';
import type { Method, MethodResult, OperationState, Params } from '../../contracts/page-messages.ts';
import type { Result } from '../../contracts/result.ts';
import type { CardBackend } from '../cards/card-backend.ts';
import type { Clock } from '../clock.ts';
import type { OriginApprovals } from '../consent/origin-approvals.ts';
import type { PeerProgram, Prompter } from '../consent/prompter.ts';
import type { Log } from '../logging/log.ts';
import type { Origin } from '../origin.ts';
import type { OperationSlot } from './operation-slot.ts';

export type { PeerProgram };

/** What the bridge as a whole offers to every call. */
export interface HandlerServices {
  readonly cards: CardBackend;
  readonly prompter: Prompter;
  readonly approvals: OriginApprovals;
  readonly slot: OperationSlot;
  readonly log: Log;
  readonly clock: Clock;
  readonly limits: OperationLimits;
  /** For a page that names none: asked at each prompt, since the citizen may change it. */
  readonly language: () => Language;
  /** Told when an operation begins and when it is over. */
  readonly onOperation: (running: boolean) => void;
}

export interface OperationLimits {
  /** How long one prompt may stay open, in milliseconds. */
  readonly promptMs: number;
  /** How long to wait for a reader or a card before saying that there is none, in milliseconds. */
  readonly cardWaitMs: number;
}

/** One call of one page. */
export interface CallContext extends HandlerServices {
  /** From the handshake. */
  readonly origin: Origin;
  /** Aborts when the page cancels, closes or vanishes; the reason is an {@link EidError}. */
  readonly signal: AbortSignal;
  readonly notifyState: (state: OperationState) => void;
  /** The program at the other end; null where the system does not tell. */
  readonly program: () => Promise<PeerProgram | null>;
  /** Cancels the page's running operation, if it has one. */
  readonly cancelRunning: () => boolean;
}

export type Handler<M extends Method> = (
  context: CallContext,
  params: Params<M>,
) => Promise<Result<MethodResult<M>, EidError>>;
