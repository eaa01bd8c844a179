import { Pin } from '../../../native-bridge/consent/pin.ts';
import type {
  Prompt,
  PromptAnswer,
  Prompter,
  PromptOutcome,
  PromptRequest,
  PromptView,
  Question,
} from '../../../native-bridge/consent/prompter.ts';
import { TEST_PINS } from '../secrets/test-pins.ts';
import { recordTranscript } from '../secrets/transcript.ts';
import { createEventQueue, type EventQueue } from './event-queue.ts';

/** A question a prompt asked, for the test to answer. */
export interface AskedQuestion {
  readonly prompt: OpenPrompt;
  readonly question: Question;
  /** Aborts when the question is withdrawn. */
  readonly signal: AbortSignal;
  readonly answer: (answer: PromptAnswer) => void;
  /** Rejects as a broken prompter would. */
  readonly fail: (error: Error) => void;
}

/** A prompt as the citizen sees it. */
export interface OpenPrompt {
  readonly request: PromptRequest;
  readonly views: EventQueue<PromptView>;
  /** null while it is open. */
  readonly outcome: PromptOutcome | null;
  readonly closed: Promise<PromptOutcome>;
  /** The citizen cancels while nothing is asked. */
  readonly cancel: () => void;
}

export interface ScriptedPrompter extends Prompter {
  readonly opened: EventQueue<OpenPrompt>;
  readonly asked: EventQueue<AskedQuestion>;
  /** What a prompter must never be told: anything after its end. */
  readonly faults: readonly string[];
}

/** What to answer to a question; 'wait' leaves the answer to the test. */
export type AnswerScript = (asked: AskedQuestion) => PromptAnswer | 'wait';

export const leaveToTest: AnswerScript = () => 'wait';

export function typedPin(pin: string): Pin {
  return new Pin(new TextEncoder().encode(pin));
}

/** Approves with the first card and the PIN, where one is typed; gives up after a failure. */
export function approveWith(pin: string): AnswerScript {
  return ({ question }) => {
    const [card] = question.cards;
    if (question.failure !== null) return { kind: 'give-up' };
    return { kind: 'approved', cardId: card.cardId, pin: needsTyping(question) ? typedPin(pin) : null };
  };
}

function needsTyping({ needsPin, cards: [card] }: Question): boolean {
  return needsPin && card.pinEntry === 'typed';
}

export function createScriptedPrompter(script: AnswerScript = approveWith(TEST_PINS.main)): ScriptedPrompter {
  const opened = createEventQueue<OpenPrompt>();
  const asked = createEventQueue<AskedQuestion>();
  const faults: string[] = [];
  return {
    opened,
    asked,
    faults,
    open: (request): Prompt => {
      recordTranscript('prompt', request);
      const cancelled = new AbortController();
      const views = createEventQueue<PromptView>();
      const closed = Promise.withResolvers<PromptOutcome>();
      let outcome: PromptOutcome | null = null;
      const prompt: OpenPrompt = {
        request,
        views,
        get outcome() {
          return outcome;
        },
        closed: closed.promise,
        cancel: () => {
          cancelled.abort();
        },
      };
      opened.push(prompt);
      return {
        show: (view) => {
          if (outcome !== null) faults.push(`show ${view} after the end`);
          views.push(view);
        },
        ask: (question, signal) => {
          if (outcome !== null) faults.push('ask after the end');
          recordTranscript('question', question);
          return answered({ prompt, question, signal });
        },
        cancelled: cancelled.signal,
        close: (end) => {
          if (outcome !== null) faults.push('closed twice');
          outcome = end;
          closed.resolve(end);
        },
      };
    },
  };

  function answered(question: Pick<AskedQuestion, 'prompt' | 'question' | 'signal'>): Promise<PromptAnswer> {
    const { promise, resolve, reject } = Promise.withResolvers<PromptAnswer>();
    const event: AskedQuestion = { ...question, answer: resolve, fail: reject };
    const withdraw = (): void => {
      reject(new Error('withdrawn'));
    };
    if (event.signal.aborted) withdraw();
    else event.signal.addEventListener('abort', withdraw, { once: true });
    const answer = script(event);
    if (answer !== 'wait') resolve(answer);
    asked.push(event);
    return promise;
  }
}
