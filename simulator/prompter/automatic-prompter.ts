import { Pin } from '../../native-bridge/consent/pin.ts';
import type { Prompt, PromptAnswer, Prompter, PromptRequest, Question } from '../../native-bridge/consent/prompter.ts';

export interface AutomaticAnswers {
  /** The test PIN, typed once for each request. */
  readonly pin: string;
  /** Requests of these origins are approved, all others refused. */
  readonly origins: readonly string[];
  /** Told of each request, for a developer who wants to see what a citizen would be asked. */
  readonly onRequest?: (request: PromptRequest) => void;
}

/**
 * Approves and types the test PIN, for tests and demonstrations. It exists in the simulator only: a bridge that ships
 * must ask a citizen. A wrong test PIN is tried once, never again.
 */
export function createAutomaticPrompter({ pin, origins, onRequest }: AutomaticAnswers): Prompter {
  return {
    open: (request): Prompt => {
      onRequest?.(request);
      return {
        show: () => undefined,
        ask: (question) => Promise.resolve(answer(request, question)),
        cancelled: new AbortController().signal,
        close: () => undefined,
      };
    },
  };

  function answer(request: PromptRequest, { cards: [card], needsPin, failure }: Question): PromptAnswer {
    if (!origins.includes(request.origin)) return { kind: 'origin-refused' };
    if (failure !== null) return { kind: 'give-up' };
    const typed = needsPin && card.pinEntry === 'typed' ? new Pin(new TextEncoder().encode(pin)) : null;
    return { kind: 'approved', cardId: card.cardId, pin: typed };
  }
}
