import type { Language } from '../../contracts/languages.ts';
import { unreachable } from '../../contracts/result.ts';
import type {
  LanguageChoice,
  PinMessage,
  PromptPhase,
  PromptState,
  WindowAction,
} from '../../contracts/window-messages.ts';
import { isPinShape, Pin } from '../../native-bridge/consent/pin.ts';
import type {
  CardChoice,
  Prompt,
  PromptAnswer,
  Prompter,
  PromptOutcome,
  PromptRequest,
  PromptView,
  Question,
} from '../../native-bridge/consent/prompter.ts';
import type { Shell, ShellWindow } from '../shell.ts';
import { shownOrigin } from './shown-origin.ts';
import { shownSubject } from './shown-subject.ts';

export interface WindowPrompterOptions {
  readonly shell: Pick<Shell, 'openWindow' | 'beep'>;
  readonly sounds: () => boolean;
  /** The citizen chose another language in the window. @returns the language that is in force then */
  readonly onLanguage: (choice: LanguageChoice) => Language;
}

export interface WindowPrompter extends Prompter {
  /** Nobody is there any more (the screen was locked, the computer sleeps): open questions are answered with no. */
  dismiss(): void;
  /** Brings the open question to the front, if there is one. */
  focus(): void;
}

/** Asks in a window of the desktop: the same one from the request to its end. */
export function createWindowPrompter(options: WindowPrompterOptions): WindowPrompter {
  let latest: OpenPrompt | null = null;
  return {
    open: (request) => {
      // What the last operation ended with was there to be read; a new one takes its place.
      latest?.leave();
      const opened = openPrompt(options, request);
      latest = opened;
      if (options.sounds()) options.shell.beep();
      return opened.prompt;
    },
    dismiss: () => {
      latest?.leave();
    },
    focus: () => {
      latest?.focus();
    },
  };
}

interface OpenPrompt {
  readonly prompt: Prompt;
  /** Closes the window as the citizen would. */
  readonly leave: () => void;
  readonly focus: () => void;
}

interface OpenQuestion {
  readonly question: Question;
  readonly id: number;
  readonly answer: (answer: PromptAnswer) => void;
}

/** An answer names its question, and ids go on over all windows: one that came late answers nothing. */
let lastQuestionId = 0;

function openPrompt({ shell, onLanguage }: WindowPrompterOptions, request: PromptRequest): OpenPrompt {
  const cancelled = new AbortController();
  let open: OpenQuestion | null = null;
  let withdrawn = false;
  /** The PIN of this answer is typed on the reader: the window says so until the card has signed. */
  let onReader = false;
  let closed = false;
  let state: PromptState = {
    window: 'prompt',
    language: request.lang,
    origin: shownOrigin(request.origin),
    firstVisit: request.firstVisit,
    subject: shownSubject(request.subject),
    program: null,
    expiresAt: request.expiresAt,
    current: { phase: 'opening' },
  };

  const update = (changes: Partial<PromptState>): void => {
    state = { ...state, ...changes };
    if (!closed) window.update(state);
  };
  const enter = (current: PromptPhase): void => {
    update({ current });
  };

  const settle = (answer: PromptAnswer): void => {
    const asked = open;
    open = null;
    asked?.answer(answer);
  };
  /** No, in whatever state the prompt is. */
  const sayNo = (answer: PromptAnswer): void => {
    if (open === null) cancelled.abort();
    else settle(answer);
  };

  const approve = (
    questionId: number,
    cardId: string,
    declined: Extract<WindowAction<'prompt'>, { do: 'approve' }>['declined'],
    pin: Pin | null,
  ): void => {
    const card = open?.question.cards.find((choice) => choice.cardId === cardId);
    if (open?.id !== questionId || card === undefined || wantsPin(open.question, card) !== (pin !== null)) {
      pin?.wipe();
      return;
    }
    onReader = open.question.needsPin && pin === null;
    enter({ phase: 'busy', work: onReader ? 'pin-pad' : pin === null ? 'reading' : 'signing' });
    settle({ kind: 'approved', cardId: card.cardId, pin, declined });
  };

  const act = (action: WindowAction<'prompt'>): void => {
    switch (action.do) {
      case 'approve':
        approve(action.questionId, action.cardId, action.declined, null);
        return;
      case 'cancel':
        sayNo({ kind: 'cancelled' });
        return;
      case 'refuse-site':
        sayNo({ kind: 'origin-refused' });
        return;
      case 'set-language':
        update({ language: onLanguage(action.choice) });
        return;
      case 'close':
        window.close();
        return;
      default:
        unreachable(action);
    }
  };

  const takePin = (message: PinMessage): void => {
    if (message.for !== 'approve' || !isPinShape(message.pin)) {
      wipe(message);
      return;
    }
    approve(message.questionId, message.cardId, message.declined, new Pin(message.pin));
  };

  const window: ShellWindow<'prompt'> = shell.openWindow(
    'prompt',
    { state, arrival: 'attention' },
    {
      onAction: act,
      onPin: takePin,
      onClosed: () => {
        closed = true;
        sayNo({ kind: 'cancelled' });
      },
    },
  );
  // Shown when the system has said it: the window does not wait for it.
  void request.program().then((program) => {
    if (program !== null) update({ program: { name: program.name, isBrowser: program.isBrowser } });
  });

  const ask = (question: Question, signal: AbortSignal): Promise<PromptAnswer> =>
    new Promise((resolve, reject) => {
      const withdraw = (): void => {
        open = null;
        withdrawn = true;
        reject(new Error('the question was withdrawn'));
      };
      if (signal.aborted) {
        withdraw();
        return;
      }
      if (closed) {
        resolve({ kind: 'cancelled' });
        return;
      }
      withdrawn = false;
      onReader = false;
      lastQuestionId += 1;
      const id = lastQuestionId;
      signal.addEventListener('abort', withdraw, { once: true });
      open = {
        question,
        id,
        answer: (answer) => {
          signal.removeEventListener('abort', withdraw);
          resolve(answer);
        },
      };
      enter({
        phase: 'question',
        questionId: id,
        cards: question.cards.map(({ cardId, readerName, holder, pinEntry, triesLeft }) => ({
          cardId,
          readerName,
          holder,
          pinEntry,
          triesLeft,
        })),
        needsPin: question.needsPin,
        failure: question.failure,
      });
    });

  return {
    leave: () => {
      window.close();
    },
    focus: () => {
      if (!closed) window.focus();
    },
    prompt: {
      show: (view) => {
        enter(onReader && view === 'signing' ? { phase: 'busy', work: 'pin-pad' } : phaseOf(view, withdrawn));
      },
      ask,
      cancelled: cancelled.signal,
      close: (outcome) => {
        if (closed) return;
        const phase = lastPhase(outcome);
        if (phase === null) window.close();
        else enter(phase);
      },
    },
  };
}

/** Whether the answer comes with a PIN typed in our window. */
function wantsPin({ needsPin }: Question, { pinEntry }: CardChoice): boolean {
  return needsPin && pinEntry === 'typed';
}

function phaseOf(view: PromptView, cardWasRemoved: boolean): PromptPhase {
  switch (view) {
    case 'awaiting-reader':
      return { phase: 'waiting', for: 'reader', cardWasRemoved };
    case 'awaiting-card':
      return { phase: 'waiting', for: 'card', cardWasRemoved };
    case 'reading':
    case 'signing':
      return { phase: 'busy', work: view };
    default:
      return unreachable(view);
  }
}

/** What is left to read at the end; null where the citizen knows, or nobody is there to be told. */
function lastPhase(outcome: PromptOutcome): PromptPhase | null {
  if (outcome.kind !== 'failed') return null;
  const { code } = outcome;
  if (code === 'ERR_EID_USER_CANCELLED' || code === 'ERR_EID_ORIGIN_NOT_ALLOWED') return null;
  return { phase: 'ended', code, triesLeft: code === 'ERR_EID_PIN_BLOCKED' ? 0 : null };
}

function wipe(message: PinMessage): void {
  if (message.for === 'approve') message.pin.fill(0);
  else for (const bytes of [message.oldPin, message.newPin]) bytes.fill(0);
}
