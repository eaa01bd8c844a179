import { ERROR_TEXTS } from '../../contracts/error-texts.ts';
import type { Language, Translated } from '../../contracts/languages.ts';
import { unreachable } from '../../contracts/result.ts';
import { isPinShape, Pin } from './pin.ts';
import { labelled, promptLines, viewText, type PromptLine } from './prompt-text.ts';
import type { CardChoice, Prompt, PromptAnswer, Prompter, PromptOutcome, PromptRequest, Question } from './prompter.ts';
import { readHiddenLine, type TerminalInput } from './terminal-keys.ts';

export interface Terminal {
  readonly input: TerminalInput;
  /** Milliseconds. */
  readonly now: () => number;
  readonly write: (text: string) => void;
  /** Ctrl+C: ends the program, as it does while nothing is asked. */
  readonly interrupt: () => void;
}

const TEXTS = {
  checked: { fr: 'vérifié', nl: 'gecontroleerd', de: 'geprüft', en: 'checked' },
  claimed: { fr: 'selon le site', nl: 'volgens de site', de: 'laut Website', en: 'claimed by the site' },
  card: { fr: 'Carte', nl: 'Kaart', de: 'Karte', en: 'Card' },
  choose: {
    fr: 'Quelle carte\u00a0? Tapez son numéro puis Entrée\u00a0:',
    nl: 'Welke kaart? Typ het nummer en Enter:',
    de: 'Welche Karte? Nummer und Eingabetaste:',
    en: 'Which card? Type its number and Enter:',
  },
  triesLeft: { fr: 'Essais restants', nl: 'Resterende pogingen', de: 'Verbleibende Versuche', en: 'Tries left' },
  pin: {
    fr: 'Code PIN, puis Entrée (Échap pour annuler)\u00a0:',
    nl: 'Pincode en Enter (Esc om te annuleren):',
    de: 'PIN und Eingabetaste (Esc bricht ab):',
    en: 'PIN, then Enter (Esc to cancel):',
  },
  pinShape: {
    fr: 'Le code PIN a 4 à 12 chiffres.',
    nl: 'De pincode heeft 4 tot 12 cijfers.',
    de: 'Die PIN hat 4 bis 12 Ziffern.',
    en: 'The PIN has 4 to 12 digits.',
  },
  pinPad: {
    fr: 'Vous taperez le code PIN sur le lecteur.',
    nl: 'U typt de pincode op de lezer.',
    de: 'Die PIN geben Sie am Leser ein.',
    en: 'You will type the PIN on the reader.',
  },
  accept: {
    fr: 'Pour accepter, tapez o puis Entrée (Échap pour annuler)\u00a0:',
    nl: 'Typ j en Enter om te aanvaarden (Esc om te annuleren):',
    de: 'Zum Annehmen j und die Eingabetaste (Esc bricht ab):',
    en: 'To accept, type y then Enter (Esc to cancel):',
  },
  askerGone: {
    fr: 'La page a été fermée ou a renoncé\u00a0: rien n’est envoyé.',
    nl: 'De pagina is gesloten of ziet ervan af: er wordt niets verzonden.',
    de: 'Die Seite wurde geschlossen oder verzichtet: Es wird nichts gesendet.',
    en: 'The page was closed or gave up: nothing is sent.',
  },
  done: { fr: 'Terminé.', nl: 'Klaar.', de: 'Fertig.', en: 'Done.' },
} as const satisfies Record<string, Translated>;

const YES: Translated = { fr: 'o', nl: 'j', de: 'j', en: 'y' };
const ZERO = 0x30;

/** Asks in the terminal that started the headless bridge. */
export function createTerminalPrompter({ input, now, write, interrupt }: Terminal): Prompter {
  const line = (text = ''): void => {
    write(`${printable(text)}\n`);
  };

  /** null: the citizen wants no more of it. */
  const readLine = async (signal: AbortSignal): Promise<Uint8Array | null> => {
    const typed = await readHiddenLine(input, now, signal);
    if (typed === 'interrupted') interrupt();
    return typeof typed === 'string' ? null : typed;
  };

  const ask = async (question: Question, lang: Language, signal: AbortSignal): Promise<PromptAnswer> => {
    if (question.failure !== null) {
      line(ERROR_TEXTS[question.failure.code].cause[lang]);
      if (question.failure.triesLeft !== null)
        line(labelled(TEXTS.triesLeft, String(question.failure.triesLeft), lang));
    }
    const card = await chooseCard(question, lang, signal);
    if (card === null) return { kind: 'cancelled' };
    line(labelled(TEXTS.card, `${card.holder} (${card.readerName})`, lang));
    if (question.failure === null && card.triesLeft !== null)
      line(labelled(TEXTS.triesLeft, String(card.triesLeft), lang));
    if (!question.needsPin || card.pinEntry === 'protected-path') {
      if (question.needsPin) line(TEXTS.pinPad[lang]);
      const accepted = await accepts(lang, signal);
      return accepted ? { kind: 'approved', cardId: card.cardId, pin: null } : { kind: 'cancelled' };
    }
    const pin = await readPin(lang, signal);
    return pin === null ? { kind: 'cancelled' } : { kind: 'approved', cardId: card.cardId, pin };
  };

  const chooseCard = async (question: Question, lang: Language, signal: AbortSignal): Promise<CardChoice | null> => {
    const [only, second] = question.cards;
    if (second === undefined) return only;
    question.cards.forEach((card, index) => {
      line(`${index + 1}. ${card.holder} (${card.readerName})`);
    });
    for (;;) {
      line(TEXTS.choose[lang]);
      const typed = await readLine(signal);
      if (typed === null) return null;
      // One digit, looked at as a byte: who types a PIN here by mistake must not leave it in a string.
      const chosen = typed.length === 1 ? question.cards[(typed[0] ?? 0) - ZERO - 1] : undefined;
      typed.fill(0);
      if (chosen !== undefined) return chosen;
    }
  };

  /** A letter and Enter: an Enter alone is too easily pressed for another reason. */
  const accepts = async (lang: Language, signal: AbortSignal): Promise<boolean> => {
    for (;;) {
      line(TEXTS.accept[lang]);
      const typed = await readLine(signal);
      if (typed === null) return false;
      const letter = String.fromCharCode(...typed).toLowerCase();
      typed.fill(0);
      if (letter === YES[lang]) return true;
    }
  };

  const readPin = async (lang: Language, signal: AbortSignal): Promise<Pin | null> => {
    for (;;) {
      line(TEXTS.pin[lang]);
      const typed = await readLine(signal);
      if (typed === null) return null;
      if (isPinShape(typed)) return new Pin(typed);
      typed.fill(0);
      line(TEXTS.pinShape[lang]);
    }
  };

  return {
    open: (request: PromptRequest): Prompt => {
      const { lang } = request;
      line();
      for (const text of promptLines(request)) line(marked(text, lang));
      return {
        show: (view) => {
          line(viewText(view, lang));
        },
        ask: (question, signal) => ask(question, lang, signal),
        // Between questions the terminal reads no keys: Ctrl+C then ends the whole bridge.
        cancelled: new AbortController().signal,
        close: (outcome) => {
          line(outcomeText(outcome)[lang]);
        },
      };
    },
  };
}

function outcomeText(outcome: PromptOutcome): Translated {
  switch (outcome.kind) {
    case 'done':
      return TEXTS.done;
    case 'asker-gone':
      return TEXTS.askerGone;
    case 'failed':
      return ERROR_TEXTS[outcome.code].cause;
    default:
      return unreachable(outcome);
  }
}

/** The mark comes first, and the site's words can neither end their quotation nor imitate a mark. */
function marked({ trust, text }: PromptLine, lang: Language): string {
  switch (trust) {
    case 'plain':
      return text;
    case 'checked':
      return `[${TEXTS.checked[lang]}] ${text}`;
    case 'claimed':
      return `[${TEXTS.claimed[lang]}] ${text.replaceAll(/[[\]]/g, '|')}`;
    default:
      return unreachable(trust);
  }
}

/** Card and page texts must not move the cursor or repaint the terminal. */
function printable(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\u{fffd}');
}
