import type { EidError } from '../../contracts/errors.ts';
import type { IdentityField } from '../../contracts/identity.ts';
import { fail, ok, unreachable, type Result } from '../../contracts/result.ts';
import type { CardId } from '../../contracts/worker-messages.ts';
import type { Pin } from '../consent/pin.ts';
import type { CardChoice, PromptAnswer, Question } from '../consent/prompter.ts';
import { awaitCards, type CardNeed, type UsableCard, type UsableCards } from './await-cards.ts';
import { abortError, type Operation } from './operation.ts';

/** A card pulled while the citizen reads the question is noticed after this time at the latest plus one poll. */
const WATCH_AFTER_MS = 100;

export interface ApprovedCard extends UsableCard {
  /** The PIN bytes for the worker; null where none is needed or it is entered on the reader. */
  readonly pin: Pin | null;
  readonly declined: readonly IdentityField[];
}

/**
 * Asks until the work succeeds with the card and PIN the citizen gave, or the operation is over: a pulled card leads
 * back to waiting, a wrong PIN to the question with the tries left.
 */
export async function withApprovedCard<T>(
  operation: Operation,
  need: CardNeed,
  work: (card: ApprovedCard) => Promise<Result<T, EidError>>,
): Promise<Result<T, EidError>> {
  let failure: Question['failure'] = null;
  let failedOn: CardId | null = null;
  for (;;) {
    if (isAborted(operation.signal)) return fail(abortError(operation.signal));
    const cards = await awaitCards(operation, need);
    if (!cards.ok) return cards;
    // What went wrong with another card is no news of this one.
    if (failedOn !== null && !cards.value.some(({ choice }) => choice.cardId === failedOn)) failure = null;
    const asked = await ask(operation, need, cards.value, failure);
    if (!asked.ok) return asked;
    if (asked.value === 'card-gone') {
      failure = null;
      continue;
    }
    const approved = approve(operation, cards.value, asked.value, failure);
    if (!approved.ok) return approved;
    const result = await work(approved.value);
    approved.value.pin?.wipe();
    if (result.ok || !need.needsPin || result.error.code !== 'ERR_EID_PIN_INCORRECT') return result;
    failure = { code: result.error.code, triesLeft: result.error.triesLeft ?? null };
    failedOn = approved.value.choice.cardId;
  }
}

async function ask(
  { context, prompt, signal }: Operation,
  { needsPin }: CardNeed,
  cards: UsableCards,
  failure: Question['failure'],
): Promise<Result<PromptAnswer | 'card-gone', EidError>> {
  if (signal.aborted) return fail(abortError(signal));
  const [first, ...others] = cards;
  const question: Question = { cards: [first.choice, ...others.map(({ choice }) => choice)], needsPin, failure };
  if (needsPin) context.notifyState('awaiting-pin');
  const withdrawn = new AbortController();
  let stopWatching = (): void => undefined;
  const cancelWatch = context.clock.after(WATCH_AFTER_MS, () => {
    stopWatching = context.cards.watch((readers) => {
      const present = new Set(readers.map(({ card }) => card?.id));
      if (question.cards.some(({ cardId }) => !present.has(cardId))) withdrawn.abort();
    });
  });
  try {
    return ok(await prompt.ask(question, AbortSignal.any([signal, withdrawn.signal])));
  } catch (thrown) {
    if (isAborted(signal)) return fail(abortError(signal));
    if (isAborted(withdrawn.signal)) return ok('card-gone');
    throw thrown;
  } finally {
    cancelWatch();
    stopWatching();
  }
}

/** The compiler takes a signal it saw unaborted to stay so. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

function approve(
  { context }: Operation,
  cards: UsableCards,
  answer: PromptAnswer,
  failure: Question['failure'],
): Result<ApprovedCard, EidError> {
  switch (answer.kind) {
    case 'cancelled':
      return fail({ code: 'ERR_EID_USER_CANCELLED' });
    case 'origin-refused':
      return fail({ code: 'ERR_EID_ORIGIN_NOT_ALLOWED' });
    case 'give-up': {
      if (failure === null) return fail({ code: 'ERR_EID_USER_CANCELLED' });
      const { code, triesLeft } = failure;
      return fail(triesLeft === null ? { code } : { code, triesLeft });
    }
    case 'approved': {
      const card = cards.find(({ choice }) => choice.cardId === answer.cardId);
      if (card === undefined) {
        answer.pin?.wipe();
        return fail({ code: 'ERR_EID_INTERNAL' });
      }
      context.approvals.remember(context.origin);
      return ok({ ...card, pin: answer.pin, declined: answer.declined ?? [] });
    }
    default:
      return unreachable(answer);
  }
}

/** Names of the reader and card a call to the worker is about. */
export function cardOf({ choice }: { readonly choice: CardChoice }): Pick<CardChoice, 'readerId' | 'cardId'> {
  return { readerId: choice.readerId, cardId: choice.cardId };
}
