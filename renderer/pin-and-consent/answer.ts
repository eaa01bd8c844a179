import type { IdentityField } from '../../contracts/identity.ts';
import type { PromptPhase, ShownCard, ShownSubject, ShownWish } from '../../contracts/window-messages.ts';

type Question = Extract<PromptPhase, { phase: 'question' }>;

/** The identity data that a subject asks for, or null. */
export function wishOf(subject: ShownSubject): ShownWish | null {
  return subject.kind === 'authenticate' || subject.kind === 'readIdentity' ? subject.identity : null;
}

/** What the citizen unticked, in the site's order; a field that is not optional is never declined. */
export function declinedFields(subject: ShownSubject, unticked: ReadonlySet<IdentityField>): IdentityField[] {
  const fields = wishOf(subject)?.fields ?? [];
  return fields.filter(({ name, optional }) => optional && unticked.has(name)).map(({ name }) => name);
}

/** The card that an answer would name: the one there is, or the one chosen among several as long as it is there. */
export function chosenCard(question: Question, chosenId: string | null): ShownCard | null {
  const [first, ...others] = question.cards;
  if (first !== undefined && others.length === 0) return first;
  return question.cards.find(({ cardId }) => cardId === chosenId) ?? null;
}

/** What the window still needs before the citizen can say yes with this card. */
export type Missing = 'pin-in-window' | 'pin-on-reader' | 'nothing' | 'unblocked-card';

export function missingFor(question: Question, card: ShownCard): Missing {
  if (!question.needsPin) return 'nothing';
  if (card.triesLeft === 0) return 'unblocked-card';
  return card.pinEntry === 'typed' ? 'pin-in-window' : 'pin-on-reader';
}
