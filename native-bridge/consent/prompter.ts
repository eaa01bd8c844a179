import type { ErrorCode } from '../../contracts/errors.ts';
import type { IdentityField } from '../../contracts/identity.ts';
import type { Language } from '../../contracts/languages.ts';
import type { HashFunction } from '../../contracts/page-messages.ts';
import type { CardId, PinEntry, ReaderId } from '../../contracts/worker-messages.ts';
import type { Origin } from '../origin.ts';
import type { Pin } from './pin.ts';

/** What the page wants. `purpose` and `document.name` are the page's own claims; the rest is checked by us. */
export type PromptSubject =
  | { readonly kind: 'authenticate'; readonly identity: IdentityWish | null }
  | { readonly kind: 'readIdentity'; readonly identity: IdentityWish }
  | { readonly kind: 'getSigningCertificate' }
  | {
      readonly kind: 'sign';
      readonly documentName: string;
      /** Hex. */
      readonly hash: string;
      readonly hashFunction: HashFunction;
    };

export interface IdentityWish {
  readonly fields: readonly IdentityField[];
  /** Those of them that the citizen may decline. */
  readonly optional?: readonly IdentityField[];
  readonly purpose: string;
  /** The whole files go to the site, not only the fields. */
  readonly signed: boolean;
}

export interface PeerProgram {
  /** The executable's name. */
  readonly name: string;
  readonly isBrowser: boolean;
}

export interface PromptRequest {
  /** From the browser's handshake, never from the page's text. */
  readonly origin: Origin;
  /** Neither the citizen nor the administrator approved this origin before: the answer decides that too. */
  readonly firstVisit: boolean;
  readonly lang: Language;
  readonly subject: PromptSubject;
  /**
   * Looks up the program at the other end of the connection; null where the system does not tell. It may take longer
   * than a prompt should need to appear.
   */
  readonly program: () => Promise<PeerProgram | null>;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** A card the citizen may choose. */
export interface CardChoice {
  readonly readerId: ReaderId;
  readonly cardId: CardId;
  readonly readerName: string;
  /** Common name of the certificate that will be used. */
  readonly holder: string;
  readonly pinEntry: PinEntry;
  readonly triesLeft: number | null;
}

/** What the window shows while it asks nothing. */
export type PromptView = 'awaiting-reader' | 'awaiting-card' | 'reading' | 'signing';

export interface Question {
  readonly cards: readonly [CardChoice, ...CardChoice[]];
  /** Whether this operation needs a PIN at all. */
  readonly needsPin: boolean;
  /** Why the question comes again. */
  readonly failure: { readonly code: ErrorCode; readonly triesLeft: number | null } | null;
}

export type PromptAnswer =
  | {
      readonly kind: 'approved';
      readonly cardId: CardId;
      /** Present where the card's PIN is typed and the operation needs one. */
      readonly pin: Pin | null;
      /** Optional fields that the citizen does not want to send. */
      readonly declined?: readonly IdentityField[];
    }
  /** The citizen said no to this request. */
  | { readonly kind: 'cancelled' }
  /** The citizen does not want this origin at all. */
  | { readonly kind: 'origin-refused' }
  /** Asked again after a failure, nobody is there to answer: the failure itself is the outcome. */
  | { readonly kind: 'give-up' };

export type PromptOutcome =
  | { readonly kind: 'done' }
  /** The page cancelled, closed or vanished. */
  | { readonly kind: 'asker-gone' }
  | { readonly kind: 'failed'; readonly code: ErrorCode };

/** One prompt, from the request to its end; the same window throughout. */
export interface Prompt {
  show(view: PromptView): void;
  /** Resolves once; when the signal aborts (the card was pulled), the question is withdrawn and rejects. */
  ask(question: Question, signal: AbortSignal): Promise<PromptAnswer>;
  /** Aborts when the citizen cancels while nothing is asked. */
  readonly cancelled: AbortSignal;
  close(outcome: PromptOutcome): void;
}

/** How the bridge asks the citizen: a window, a terminal; an automatic one lives in the simulator only. */
export interface Prompter {
  open(request: PromptRequest): Prompt;
}
