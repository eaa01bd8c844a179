import { ERROR_TEXTS } from '../../contracts/error-texts.ts';
import type { Language, Translated } from '../../contracts/languages.ts';
import { isPinShape, Pin } from './pin.ts';
import { promptLines, viewText, type PromptLine } from './prompt-text.ts';
import type { CardChoice, Prompt, PromptAnswer, Prompter, PromptRequest, Question } from './prompter.ts';
import { readHiddenLine, type TerminalInput } from './terminal-keys.ts';

export interface Terminal {
  readonly input: TerminalInput;
  readonly write: (text: string) => void;
}

const TEXTS = {
  checked: { fr: 'vérifié', nl: 'gecontroleerd', de: 'geprüft', en: 'checked' },
  claimed: { fr: 'selon le site', nl: 'volgens de site', de: 'laut Website', en: 'claimed by the site' },
  card: { fr: 'Carte', nl: 'Kaart', de: 'Karte', en: 'Card' },
  choose: {
    fr: 'Quelle carte ? Tapez son numéro puis Entrée :',
    nl: 'Welke kaart? Typ het nummer en Enter:',
    de: 'Welche Karte? Nummer und Eingabetaste:',
    en: 'Which card? Type its number and Enter:',
  },
  triesLeft: { fr: 'Essais restants', nl: 'Resterende pogingen', de: 'Verbleibende Versuche', en: 'Tries left' },
  pin: {
    fr: 'Code PIN, puis Entrée (Échap pour annuler) :',
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
    fr: 'Entrée pour accepter, puis tapez le code PIN sur le lecteur (Échap pour annuler).',
    nl: 'Enter om te aanvaarden, typ dan de pincode op de lezer (Esc om te annuleren).',
    de: 'Eingabetaste zum Annehmen, dann die PIN am Leser eingeben (Esc bricht ab).',
    en: 'Enter to accept, then type the PIN on the reader (Esc to cancel).',
  },
  accept: {
    fr: 'Entrée pour accepter, Échap pour annuler.',
    nl: 'Enter om te aanvaarden, Esc om te annuleren.',
    de: 'Eingabetaste zum Annehmen, Esc bricht ab.',
    en: 'Enter to accept, Esc to cancel.',
  },
  done: { fr: 'Terminé.', nl: 'Klaar.', de: 'Fertig.', en: 'Done.' },
} as const satisfies Record<string, Translated>;

/** Asks in the terminal that started the headless bridge. */
export function createTerminalPrompter({ input, write }: Terminal): Prompter {
  const line = (text = ''): void => {
    write(`${printable(text)}\n`);
  };

  const ask = async (question: Question, lang: Language, signal: AbortSignal): Promise<PromptAnswer> => {
    if (question.failure !== null) {
      line(ERROR_TEXTS[question.failure.code].cause[lang]);
      if (question.failure.triesLeft !== null) line(`${TEXTS.triesLeft[lang]}: ${question.failure.triesLeft}`);
    }
    const card = await chooseCard(question, lang, signal);
    if (card === null) return { kind: 'cancelled' };
    line(`${TEXTS.card[lang]}: ${card.holder} (${card.readerName})`);
    if (question.failure === null && card.triesLeft !== null) line(`${TEXTS.triesLeft[lang]}: ${card.triesLeft}`);
    if (!question.needsPin || card.pinEntry === 'protected-path') {
      line(question.needsPin ? TEXTS.pinPad[lang] : TEXTS.accept[lang]);
      const accepted = await readHiddenLine(input, signal);
      return accepted === null ? { kind: 'cancelled' } : { kind: 'approved', cardId: card.cardId, pin: null };
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
      const typed = await readHiddenLine(input, signal);
      if (typed === null) return null;
      const chosen = question.cards[Number(Buffer.from(typed).toString()) - 1];
      if (chosen !== undefined) return chosen;
    }
  };

  const readPin = async (lang: Language, signal: AbortSignal): Promise<Pin | null> => {
    for (;;) {
      line(TEXTS.pin[lang]);
      const typed = await readHiddenLine(input, signal);
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
          line(outcome.kind === 'done' ? TEXTS.done[lang] : ERROR_TEXTS[outcome.code].cause[lang]);
        },
      };
    },
  };
}

function marked({ trust, text }: PromptLine, lang: Language): string {
  return trust === 'plain' ? text : `${text} [${TEXTS[trust][lang]}]`;
}

/** Card and page texts must not move the cursor or repaint the terminal. */
function printable(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '\u{fffd}');
}
